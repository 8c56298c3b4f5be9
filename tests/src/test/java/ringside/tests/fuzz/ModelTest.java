package ringside.tests.fuzz;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.state.Transformer;
import org.junit.jupiter.api.Test;
import ringside.isa.abi.Syscall;

/** What the random sequences rest on. */
final class ModelTest {
  @Test
  void theModelSharesNothingWithTheKernel() {
    classes()
        .that()
        .resideInAPackage("ringside.tests.fuzz.model")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "ringside.tests.fuzz.model", "ringside.isa.abi", "java..", "org.jspecify..")
        .check(new ClassFileImporter().importPackages("ringside.tests.fuzz.model"));
  }

  @Test
  void aWrongExpectationIsFoundAndPrintedAsAProgram() {
    Step wrong = Step.call(0, Syscall.CLOSE).with(3).expect(0);
    assertThat(Execution.onRingside(List.of(wrong)))
        .isEqualTo(
            "step 0 reports Report[index=0, value=-9, first=1, second=1], but must report"
                + " Report[index=0, value=0, first=1, second=1] (end: EXITED)");
    assertThat(GuestSource.of(List.of(wrong)))
        .contains("STEP(0, 0, 0, 255, 0, sys(SYS_close, 3));");
  }

  @Test
  void shrinkingLeavesWhatTheFailureNeeds() {
    List<Transformer<Session>> deeds =
        IntStream.range(0, 40)
            .mapToObj(i -> Transformer.<Session>mutate("close " + i, session -> close(session, i)))
            .toList();
    List<Transformer<Session>> shrunk =
        Shrinking.shrink(deeds, session -> closes(session, 3) && closes(session, 29));
    assertThat(shrunk)
        .extracting(Transformer::transformation)
        .containsExactly("close 3", "close 29");
  }

  private static void close(Session session, int fd) {
    session.add(Step.call(0, Syscall.CLOSE).with(fd), 0);
  }

  private static boolean closes(Session session, int fd) {
    return session.finish().stream().anyMatch(step -> step.arguments().get(0).value() == fd);
  }
}
