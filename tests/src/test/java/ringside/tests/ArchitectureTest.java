package ringside.tests;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.kernel.Computer;

/** The plan of the house: who may know whom, and what nobody may use. */
final class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .importPackages("ringside")
          .that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("ringside.tests..")));

  @ParameterizedTest
  @CsvSource({
    "isa, mmu cpu kernel programs lab cli junit",
    "mmu, cpu kernel programs lab cli junit",
    "cpu, kernel programs lab cli junit",
    "kernel, programs lab cli junit",
    "lab, cli junit",
    "programs, mmu cpu kernel lab cli junit",
    "cli, junit",
    "junit, cli"
  })
  void aStoreySeesOnlyThoseBelow(String storey, String above) {
    String[] packages =
        Stream.of(above.split(" ", -1))
            .map(name -> "ringside." + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("ringside." + storey + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(HOUSE);
  }

  /** It is a service, which hosts may lack. */
  @Test
  void nobodyNeedsTheTranslator() {
    noClasses()
        .that()
        .resideOutsideOfPackage("ringside.cpu.translate..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ringside.cpu.translate..")
        .check(HOUSE);
  }

  @Test
  void noTwoPackagesNeedEachOther() {
    Map<String, Set<String>> needs = new TreeMap<>();
    for (JavaClass one : HOUSE) {
      Set<String> others = needs.computeIfAbsent(one.getPackageName(), name -> new TreeSet<>());
      one.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName())
          .filter(name -> name.startsWith("ringside.") && !name.equals(one.getPackageName()))
          .forEach(others::add);
    }
    assertThat(circles(needs))
        .as("packages in circles, or above one, and what they need")
        .isEmpty();
  }

  /** Takes away, again and again, what needs nothing that is left; what stays is in a circle. */
  private static Map<String, Set<String>> circles(Map<String, Set<String>> needs) {
    Map<String, Set<String>> left = new TreeMap<>(needs);
    boolean smaller = true;
    while (smaller) {
      Set<String> free = new TreeSet<>();
      left.forEach(
          (name, others) -> {
            if (others.stream().noneMatch(left::containsKey)) {
              free.add(name);
            }
          });
      smaller = left.keySet().removeAll(free);
    }
    left.values().forEach(others -> others.retainAll(left.keySet()));
    return left;
  }

  /** The search above finds a circle, and what stands above it, and nothing below it. */
  @Test
  void aCircleWouldBeFound() {
    Map<String, Set<String>> needs = new TreeMap<>();
    needs.put("top", new TreeSet<>(Set.of("a", "bottom")));
    needs.put("a", new TreeSet<>(Set.of("b", "bottom")));
    needs.put("b", new TreeSet<>(Set.of("a")));
    needs.put("bottom", new TreeSet<>());
    assertThat(circles(needs)).containsOnlyKeys("a", "b", "top");
    needs.put("b", new TreeSet<>());
    assertThat(circles(needs)).isEmpty();
  }

  @Test
  void kernelObjectsKnowNoSystemCallNumber() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "ringside.kernel.memory..",
            "ringside.kernel.ipc..",
            "ringside.kernel.sched..",
            "ringside.kernel.file..",
            "ringside.kernel.net..",
            "ringside.kernel.process..",
            "ringside.kernel.signal..",
            "ringside.kernel.wait..")
        .should()
        .dependOnClassesThat()
        .haveSimpleNameEndingWith("Calls")
        .orShould()
        .dependOnClassesThat()
        .haveSimpleName("SyscallTable")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("ringside.isa.abi.Syscall")
        .check(HOUSE);
  }

  @Test
  void memoryManagementStandsBelowTheRestOfTheKernel() {
    classes()
        .that()
        .resideInAPackage("ringside.kernel.memory..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "ringside.kernel.memory..",
            "ringside.kernel.text..",
            "ringside.kernel.event..",
            "ringside.mmu..",
            "ringside.cpu..",
            "ringside.isa..",
            "org.jspecify..",
            "java..")
        .check(HOUSE);
  }

  @Test
  void settingsAskNoOtherPartOfTheKernel() {
    noClasses()
        .that()
        .resideInAPackage("ringside.kernel.config..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("ringside.kernel..")
                .and(
                    DescribedPredicate.not(
                        JavaClass.Predicates.resideInAPackage("ringside.kernel.config.."))))
        .check(HOUSE);
  }

  @Test
  void nothingHostFreeKnowsTheHostsTimeOrChance() {
    hostFree()
        .dependOnClassesThat()
        .resideInAPackage("java.time..")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "identityHashCode", Object.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .orShould()
        .callMethod(Stream.class, "parallel")
        .orShould()
        .callMethod(Collection.class, "parallelStream")
        .check(HOUSE);
  }

  @Test
  void nothingHostFreeKnowsTheHostsFilesOrThreads() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "ringside.cpu.translate..", "ringside.lab.host..", "ringside.cli..", "ringside.junit..")
        .and()
        .doNotHaveSimpleName("BuildPrograms") // runs while the house is built
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File|RandomAccess).*")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.lang\\.(Thread|Runtime|Process.*)")
        .check(HOUSE);
  }

  @Test
  void librariesStandWhereTheHostIs() {
    noClasses()
        .that()
        .resideOutsideOfPackages("ringside.lab.host..", "ringside.cli..", "ringside.junit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.fasterxml..",
            "org.tomlj..",
            "picocli..",
            "org.jline..",
            "org.eclipse..",
            "com.google.gson..")
        .check(HOUSE);
  }

  @Test
  void onlyGeneratorsNeedJqwik() {
    noClasses()
        .that()
        .resideOutsideOfPackage("ringside.junit.jqwik..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("net.jqwik..", "ringside.junit.jqwik..")
        .check(HOUSE);
  }

  @Test
  void onlyTheJunitModuleNeedsTestFrameworks() {
    noClasses()
        .that()
        .resideOutsideOfPackage("ringside.junit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..", "org.assertj..", "org.opentest4j..")
        .check(HOUSE);
  }

  @Test
  void onlySessionsBuildComputers() {
    noClasses()
        .that()
        .resideOutsideOfPackages("ringside.lab.session..", "ringside.kernel")
        .should()
        .callConstructorWhere(
            JavaCall.Predicates.target(
                HasOwner.Predicates.With.owner(JavaClass.Predicates.assignableTo(Computer.class))))
        .check(HOUSE);
  }

  @Test
  void nothingHostFreePrintsOrExits() {
    hostFree()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(HOUSE);
  }

  @Test
  void noStateIsStatic() {
    fields().that().areStatic().should().beFinal().check(HOUSE);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        HOUSE.stream()
            .map(JavaClass::getPackage)
            .filter(aPackage -> !aPackage.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(Collectors.toSet());
    assertThat(unmarked).isEmpty();
  }

  private static ClassesShould hostFree() {
    return noClasses()
        .that()
        .resideOutsideOfPackages("ringside.lab.host..", "ringside.cli..", "ringside.junit..")
        .should();
  }
}
