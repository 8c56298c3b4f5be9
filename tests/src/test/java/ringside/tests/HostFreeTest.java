package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The core needs no host: what it uses of the JDK, a Java library for browsers has, and does the
 * same there. {@code mvn -Pbrowser-check verify} compiles it for one and compares runs.
 */
final class HostFreeTest {
  /** Puts the bundled executables into the jar when the project is built. */
  private static final String BUILD_TOOL = "ringside.programs.BuildPrograms";

  /** Of these, those for browsers have an array deque that loses its place. */
  private static final Set<String> WRONG =
      Set.of(
          "java.util.ArrayDeque.removeIf(Predicate)",
          "java.util.Deque.removeIf(Predicate)",
          "java.util.Iterator.remove()");

  private static final List<JavaClass> CORE = core();

  @Test
  void theCoreUsesOnlyListedClassesOfTheJdkAndNoLibrary() throws IOException {
    Set<String> allowed = lines("jdk-classes-of-the-core.txt");
    Set<String> others = new TreeSet<>();
    for (JavaClass user : CORE) {
      user.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(used -> !used.isPrimitive() && !isOurs(used.getName()))
          .filter(used -> !allowed.contains(used.getName()))
          .forEach(used -> others.add(used.getName() + " by " + user.getName()));
    }
    assertThat(others).isEmpty();
  }

  @Test
  void theCoreCallsNoMethodThatLibrariesForBrowsersLack() throws IOException {
    Set<String> missing = lines("jdk-methods-missing.txt");
    missing.addAll(WRONG);
    Set<String> calls = new TreeSet<>();
    for (JavaClass user : CORE) {
      for (JavaAccess<?> access : user.getAccessesFromSelf()) {
        if (access.getTarget() instanceof CodeUnitAccessTarget target
            && signatures(target).anyMatch(missing::contains)) {
          calls.add(access.getDescription());
        }
      }
    }
    assertThat(calls).isEmpty();
  }

  /** The target as a method of its class and of each supertype, one of which declares it. */
  private static Stream<String> signatures(CodeUnitAccessTarget target) {
    String rest =
        target.getRawParameterTypes().stream()
            .map(JavaClass::getSimpleName)
            .collect(Collectors.joining(", ", "." + target.getName() + "(", ")"));
    JavaClass owner = target.getOwner();
    return Stream.of(Set.of(owner), owner.getAllRawSuperclasses(), owner.getAllRawInterfaces())
        .flatMap(Collection::stream)
        .map(declaring -> declaring.getName() + rest);
  }

  private static boolean isOurs(String name) {
    return name.startsWith("ringside.") || name.startsWith("org.jspecify.");
  }

  private static List<JavaClass> core() {
    JavaClasses house =
        new ClassFileImporter()
            .importPackages(
                "ringside.isa",
                "ringside.mmu",
                "ringside.cpu",
                "ringside.kernel",
                "ringside.programs",
                "ringside.lab");
    return house.stream()
        .filter(member -> !member.getPackageName().startsWith("ringside.lab.host"))
        .filter(member -> !member.getPackageName().startsWith("ringside.cpu.translate"))
        .filter(member -> !member.getName().startsWith(BUILD_TOOL))
        .filter(HostFreeTest::isNoTest)
        .toList();
  }

  private static boolean isNoTest(JavaClass member) {
    return member.getSource().stream()
        .noneMatch(source -> source.getUri().toString().contains("test-classes"));
  }

  private static Set<String> lines(String resource) throws IOException {
    try (InputStream bytes = HostFreeTest.class.getResourceAsStream(resource)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
