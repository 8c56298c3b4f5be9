package ringside.tests.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ringside.lab.grade.Expected;
import ringside.lab.grade.Match;

/** Whatever is handed in: the batch goes on, the host is not reached, no answer is given away. */
final class AttackTest {
  private static final String SECRET = "4711 is the answer";
  private static final String START = ".include \"lib/syscalls.inc\"\n.text\n.globl main\nmain:\n";
  private static final String OPEN_AND_FILL =
      """
          li   a0, AT_FDCWD
          la   a1, name
          li   a2, O_CREAT | O_RDWR
          li   a3, 0644
          li   a7, SYS_openat
          ecall
          mv   s0, a0
      1:  mv   a0, s0
          la   a1, main
          li   a2, 2000
          li   a7, SYS_write
          ecall
          j    1b
      name: .asciz "/data/x"
      """;
  private static final String TAKE_MEMORY =
      """
      1:  li   a0, 0
          li   a1, 0x10000
          li   a2, PROT_READ | PROT_WRITE
          li   a3, MAP_PRIVATE | MAP_ANONYMOUS
          li   a4, -1
          li   a5, 0
          li   a7, SYS_mmap2
          ecall
          sw   a0, 0(a0)
          j    1b
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeTheAssignment() throws IOException {
    Files.writeString(
        folder.resolve("assignment.toml"),
        """
        title = "Attacks"
        sources = ["p.s"]
        support = ["tests/secret.s"]
        [limits]
        cycles = 3_000_000
        output = 10_000
        [[test]]
        name = "it"
        points = 1
        visibility = "hidden"
        stdout = "4711 is the answer"
        """);
    Files.createDirectory(folder.resolve("tests"));
    Files.writeString(folder.resolve("tests/secret.s"), ".globl secret\nsecret: ret\n");
  }

  static Stream<Arguments> programs() {
    return Stream.of(
        Arguments.of(
            "output", "1:  la a0, t\n    call print_string\n    j 1b\nt: .asciz \"spam \"\n"),
        Arguments.of("output", OPEN_AND_FILL),
        Arguments.of("cycles", OPEN_AND_FILL.replace("/data/x", "/tmp/x")),
        Arguments.of("cycles", "1:  call fork\n    j 1b\n"),
        Arguments.of("cycles", "1:  la a0, 2f\n    call thread_create\n    j 1b\n2:  j 2b\n"),
        Arguments.of("cycles", "1:  j 1b\n"),
        Arguments.of("crash", "    lw t0, 0(zero)\n"),
        Arguments.of("cycles", TAKE_MEMORY),
        Arguments.of("build", "    .rept 100000000\n    nop\n    .endr\n"),
        Arguments.of("build", "    ret\n.data\n    .space 0x7fffffff, 1\n"),
        Arguments.of("build", "    ret\n.macro m\n    m\n    m\n.endm\n    m\n"),
        Arguments.of(
            "build", "    li a0, " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "\n"));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void theBatchGoesOn(String way, String body) throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.s"), START + body);
    Path good =
        Files.writeString(
            folder.resolve("good.s"),
            START
                + "    la a0, t\n    call print_string\n    li a0, 0\n    li a7, 93\n    ecall\n"
                + "t: .asciz \""
                + SECRET
                + "\"\n");
    GradeOutcome outcome = GradeOutcome.of(folder.resolve("assignment.toml"), bad, good);
    assertThat(outcome.out()).containsPattern("bad.s +0/1 +it \\(" + way + "\\)");
    assertThat(outcome.out()).containsPattern("good.s +1/1");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../assignment.toml",
        "assignment.toml",
        "tests/secret.s",
        "secret.s",
        "p.s"
      })
  void nothingOutsideTheSubmissionIsIncluded(String file) throws IOException {
    Path bad = folder.resolve("handed-in");
    Files.createDirectories(bad);
    Files.writeString(bad.resolve("p.s"), START + "    ret\n.include \"" + file + "\"\n");
    GradeOutcome outcome = GradeOutcome.of(folder.resolve("assignment.toml"), bad);
    assertThat(outcome.out()).contains("the program can't be built").doesNotContain(SECRET);
  }

  @Test
  void whatIsExpectedIsNowhereInTheMachine() throws IOException {
    Path bad = folder.resolve("p.s");
    Files.writeString(
        bad,
        START
            + """
                li   a0, AT_FDCWD
                la   a1, name
                li   a2, O_RDONLY
                li   a7, SYS_openat
                ecall
                ret
            name: .asciz "/data/assignment.toml"
            """);
    assertThat(GradeOutcome.of(folder.resolve("assignment.toml"), bad).out())
        .contains("another exit status than expected")
        .doesNotContain(SECRET);
  }

  @Test
  void aHiddenTestGivesNothingAway() throws IOException {
    Path wrong = Files.writeString(folder.resolve("p.s"), START + "    li a0, 0\n    ret\n");
    Path json = folder.resolve("results.json");
    Path page = folder.resolve("pages");
    Path junit = folder.resolve("junit.xml");
    GradeOutcome outcome =
        GradeOutcome.of(
            folder.resolve("assignment.toml"),
            wrong,
            "--json",
            json,
            "--html",
            page,
            "--junit",
            junit);
    assertThat(outcome.out()).contains("prints something else").doesNotContain("4711");
    assertThat(json).content().contains("prints something else").doesNotContain("4711");
    assertThat(junit).content().contains("prints something else").doesNotContain("4711");
    assertThat(page.resolve("p.s.html")).content().doesNotContain("4711");
  }

  @Test
  void aPatternThatWouldTakeYearsEnds() {
    String many = "a".repeat(60);
    assertThat(new Expected("(a+)+b", Match.REGEX).check(many.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
    assertThat(new Expected("(a|b)+", Match.REGEX).check(many.getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside.s"), START + "    ret\n");
    Path bad = Files.createDirectory(folder.resolve("handed-in"));
    Files.createSymbolicLink(bad.resolve("p.s"), outside);
    assertThat(GradeOutcome.of(folder.resolve("assignment.toml"), bad).out())
        .contains("not handed in: p.s");
  }

  @Test
  void aZipStaysInMemory() throws IOException {
    Path bad = folder.resolve("slip.zip");
    try (ZipOutputStream zip = zip(bad)) {
      zip.putNextEntry(new ZipEntry("../pwned"));
    }
    assertThat(GradeOutcome.of(folder.resolve("assignment.toml"), bad).out())
        .contains("would lie outside of it");
    assertThat(folder.resolve("pwned")).doesNotExist();
    assertThat(folder.resolveSibling("pwned")).doesNotExist();
  }

  @Test
  void aZipThatGrowsIsRefused() throws IOException {
    Path bad = folder.resolve("bomb.zip");
    try (ZipOutputStream zip = zip(bad)) {
      zip.putNextEntry(new ZipEntry("p.s"));
      byte[] nothing = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        zip.write(nothing);
      }
    }
    assertThat(GradeOutcome.of(folder.resolve("assignment.toml"), bad).out())
        .contains("it has more than 2 MiB");
  }

  @Test
  void whatIsNoZipIsToldSo() throws IOException {
    Path bad = Files.writeString(folder.resolve("p.zip"), "hello");
    assertThat(GradeOutcome.of(folder.resolve("assignment.toml"), bad).out())
        .contains("it is no zip, or an empty one");
  }

  @Test
  void aZipWithAFolderIsRead() throws IOException {
    Path good = folder.resolve("good.zip");
    try (ZipOutputStream zip = zip(good)) {
      zip.putNextEntry(new ZipEntry("__MACOSX/._p.s"));
      zip.putNextEntry(new ZipEntry("homework/p.s"));
      String source =
          START
              + "    la a0, t\n    call print_string\n    li a0, 0\n    li a7, 93\n"
              + "    ecall\nt: .asciz \""
              + SECRET
              + "\"\n";
      zip.write(source.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(GradeOutcome.of(folder.resolve("assignment.toml"), good).out())
        .contains("Score: 1/1");
  }

  private static ZipOutputStream zip(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return new ZipOutputStream(out);
  }
}
