package ringside.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What programs of others may rely on: the public signatures of the packages with a promise, which
 * public-api.txt lists. What is added there is a promise; what goes breaks one, and waits for a new
 * major version. {@code mvn test -pl tests -am -Dringside.golden=update -Dtest=PublicApiTest
 * -Dsurefire.failIfNoSpecifiedTests=false} writes the list anew.
 */
final class PublicApiTest {
  private static final Path LIST = Path.of("src/test/resources/ringside/tests/public-api.txt");
  private static final boolean UPDATE = "update".equals(System.getProperty("ringside.golden"));
  private static final List<String> PROMISED =
      List.of(
          "ringside.lab.session", "ringside.lab.explore", "ringside.junit", "ringside.junit.jqwik");

  @Test
  void publicSignaturesAreThoseThatWerePromised() throws Exception {
    List<String> signatures = new ArrayList<>();
    for (String name : PROMISED) {
      for (Class<?> type : publicTypes(name)) {
        signatures.add(heading(type));
        members(type).sorted().distinct().forEach(member -> signatures.add("  " + member));
      }
    }
    if (UPDATE) {
      Files.write(LIST, signatures);
    }
    assertThat(signatures).isEqualTo(Files.readAllLines(LIST));
  }

  private static List<Class<?>> publicTypes(String packageName) throws ClassNotFoundException {
    List<String> names =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packageName)
                .stream()
                .filter(type -> type.getPackageName().equals(packageName))
                .map(JavaClass::getName)
                .sorted()
                .toList();
    List<Class<?>> types = new ArrayList<>();
    for (String name : names) {
      Class<?> type = Class.forName(name, false, PublicApiTest.class.getClassLoader());
      if (isReachable(type)) {
        types.add(type);
      }
    }
    return types;
  }

  /** Whether a type and all that it stands in are public. */
  private static boolean isReachable(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isReachable(outer));
  }

  private static String heading(Class<?> type) {
    String above =
        Stream.concat(Stream.ofNullable(type.getGenericSuperclass()), interfaces(type))
            .map(java.lang.reflect.Type::getTypeName)
            .filter(name -> !name.equals("java.lang.Object"))
            .collect(Collectors.joining(", "));
    // JDK 17 and later ones do not agree on whether the text says this.
    String name = type.toGenericString().replace("non-sealed ", "").replace("sealed ", "");
    return (type.isSealed() ? "sealed " : "") + name + (above.isEmpty() ? "" : " : " + above);
  }

  private static Stream<java.lang.reflect.Type> interfaces(Class<?> type) {
    return Arrays.stream(type.getGenericInterfaces());
  }

  private static Stream<String> members(Class<?> type) {
    Stream<String> fields =
        Arrays.stream(type.getDeclaredFields())
            .filter(field -> isPromised(field.getModifiers()) && !field.isSynthetic())
            .map(Field::toGenericString);
    Stream<String> executables =
        Stream.<Executable>concat(
                Arrays.stream(type.getDeclaredConstructors()),
                Arrays.stream(type.getDeclaredMethods()))
            .filter(member -> isPromised(member.getModifiers()) && !member.isSynthetic())
            .map(Executable::toGenericString);
    return Stream.concat(fields, executables)
        .map(text -> text.replace(type.getTypeName() + ".", ""));
  }

  private static boolean isPromised(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }
}
