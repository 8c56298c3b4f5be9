package ringside.tests.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import ringside.lab.learn.Course;
import ringside.lab.learn.CourseFigures;
import ringside.lab.learn.Made;
import ringside.lab.learn.experiment.Experiment;
import ringside.lab.learn.experiment.Topic;
import ringside.lab.learn.experiment.Words;

/**
 * The figures of docs/course and the table of docs/claims.md are those that this test makes from
 * the experiments. After a change that is meant to change them, {@code mvn test -pl tests -am
 * -Dringside.course=update -Dtest=CoursePagesTest -Dsurefire.failIfNoSpecifiedTests=false} writes
 * them anew.
 */
final class CoursePagesTest {
  private static final boolean UPDATE = "update".equals(System.getProperty("ringside.course"));
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path COURSE = DOCS.resolve("course");
  private static final Path FIGURES = COURSE.resolve("figures");
  private static final Path CLAIMS = DOCS.resolve("claims.md");
  private static final String KOREAN = ".ko";
  private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]+]\\(figures/([^)]+)\\)");
  private static final Pattern COMMAND = Pattern.compile("ringside learn ([A-E][0-9])\\b");

  private static final Map<String, String> figures = new TreeMap<>();

  @BeforeAll
  static void makeTheExperiments() {
    List<Made> made = Made.all(Course.experiments());
    CourseFigures.of(made, new Words(Locale.ENGLISH))
        .forEach((name, svg) -> figures.put(name + ".svg", svg));
    CourseFigures.of(made, new Words(Locale.KOREAN))
        .forEach((name, svg) -> figures.put(name + KOREAN + ".svg", svg));
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static List<String> found(Pattern pattern, Path page) throws IOException {
    Matcher matcher = pattern.matcher(Files.readString(page));
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  @Test
  void theCommittedFiguresAreThoseOfTheExperiments() throws IOException {
    if (UPDATE) {
      for (Path old : files(FIGURES, ".svg")) {
        Files.delete(old);
      }
      for (Map.Entry<String, String> figure : figures.entrySet()) {
        Files.writeString(FIGURES.resolve(figure.getKey()), figure.getValue());
      }
    }
    List<String> names = files(FIGURES, "").stream().map(file -> file.getFileName() + "").toList();
    assertThat(names).containsExactlyElementsOf(figures.keySet());
    for (String name : names) {
      assertThat(FIGURES.resolve(name)).as(name).hasContent(figures.get(name));
    }
  }

  @Test
  void aFigureStandsAlone() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    for (Map.Entry<String, String> figure : figures.entrySet()) {
      byte[] bytes = figure.getValue().getBytes(StandardCharsets.UTF_8);
      Document svg = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
      assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
      assertThat(svg.getElementsByTagName("style").getLength()).as(figure.getKey()).isOne();
      assertThat(figure.getValue()).contains("prefers-color-scheme:dark").doesNotContain("href=");
      for (String pattern : matches("url\\(#([a-z-]+)\\)", figure.getValue())) {
        assertThat(figure.getValue()).contains("<pattern id=\"" + pattern + "\"");
      }
    }
  }

  private static List<String> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  @Test
  void eachFigureIsShownInAPageOfItsLanguage() throws IOException {
    TreeSet<String> shown = new TreeSet<>();
    for (Path page : files(COURSE, ".md")) {
      boolean korean = page.toString().endsWith(KOREAN + ".md");
      List<String> images = found(IMAGE, page);
      assertThat(images).as("%s", page).allMatch(name -> name.contains(KOREAN + ".") == korean);
      shown.addAll(images);
    }
    assertThat(shown).isEqualTo(figures.keySet());
  }

  @Test
  void thePagesOfBothLanguagesGoThroughAllExperimentsInTheSameOrder() throws IOException {
    List<String> english = new ArrayList<>();
    for (Path page : files(COURSE, ".md")) {
      if (page.toString().endsWith(KOREAN + ".md")) {
        continue;
      }
      Path korean = Path.of(page.toString().replaceAll("\\.md$", KOREAN + ".md"));
      assertThat(found(COMMAND, korean)).as("%s", korean).isEqualTo(found(COMMAND, page));
      found(COMMAND, page).stream().filter(id -> !english.contains(id)).forEach(english::add);
    }
    assertThat(english)
        .containsExactlyInAnyOrderElementsOf(
            Course.experiments().stream().map(Experiment::id).toList());
  }

  @Test
  void theTableOfClaimsIsThatOfTheCourse() throws IOException {
    String made = claims();
    if (UPDATE) {
      Files.writeString(CLAIMS, made);
    }
    assertThat(CLAIMS).hasContent(made);
  }

  private static String claims() throws IOException {
    StringBuilder page = new StringBuilder(ClaimsPage.HEAD);
    for (Topic topic : Topic.values()) {
      page.append(ClaimsPage.section(topic, figures.keySet()));
    }
    return page.toString();
  }
}
