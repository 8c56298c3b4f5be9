package ringside.tests.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.tests.CommandRun;

/**
 * A page in a browser: its script makes no error, nothing is wider than the window, axe finds
 * nothing that bars anybody.
 */
final class PagesInBrowserTest {
  private static final Pattern SAID = Pattern.compile("(?s)<pre id=\"said\">(.*?)</pre>");

  /** Pixels of A4 between the margins of the page's style, at 96 a inch. */
  private static final int A4 = 703;

  /** The option of commands that make slides, as the last of their words. */
  private static final String SLIDES = " --slides";

  private static final String ERRORS =
      "<script>var errors = []; onerror = (words) => { errors.push(words); };</script>";

  private static final String PROBE =
      """
      <script>addEventListener("load", async () => {
        document.querySelectorAll("details").forEach((one) => { one.open = true; });
        document.querySelectorAll("section button").forEach((one) => one.click());
        document.querySelectorAll("input[type=range]").forEach((one) => {
          one.value = one.max / 2;
          one.dispatchEvent(new Event("input"));
        });
        document.querySelectorAll(".icicle a").forEach((one) => one.dispatchEvent(
          new MouseEvent("click", { bubbles: true, cancelable: true })));
        const root = document.documentElement;
        if (root.scrollWidth > innerWidth) {
          errors.push("wider than the window: " + root.scrollWidth + " of " + innerWidth);
        }
        if (window.axe) {
          await look(document, { rules: { "color-contrast": { enabled: false } } });
          await look({ exclude: ["svg", ...alike()] }, { runOnly: ["color-contrast"] });
        }
        parent.document.getElementById("said").textContent = "done " + errors.join("; ");
      });</script>
      """;

  /**
   * Contrast takes axe longer than all else. It has no verdict on figures; and of rows of tables
   * with the same elements, classes and styles it gets the first two, which alternate.
   */
  private static final String LOOK =
      """
      <script>
        function alike() {
          const seen = {};
          return [...document.querySelectorAll("tbody tr")].filter((row) => {
            const marks = [row.closest("table"), row, ...row.querySelectorAll("*")]
              .map((one) => [one.localName, one.className, one.getAttribute("style")]).join();
            seen[marks] = (seen[marks] || 0) + 1;
            return seen[marks] > 2;
          });
        }
        async function look(where, options) {
          const found = await axe.run(where, { resultTypes: ["violations"], ...options });
          for (const one of found.violations) {
            errors.push(one.id + ": " + one.nodes[0].html.slice(0, 200));
          }
        }
      </script>
      """;

  @TempDir static Path folder;
  private static Browser browser;

  @BeforeAll
  static void startsABrowser() {
    browser = new Browser(folder);
  }

  /** The page that a command writes. */
  private String page(String command, String language) throws IOException {
    Path file = folder.resolve("page.html");
    List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
    words.replaceAll(word -> word.replace(';', ','));
    boolean slides = command.endsWith(SLIDES);
    words.addAll(slides ? List.of() : List.of("--report"));
    words.addAll(List.of(file.toString(), "--lang", language));
    CommandRun run = CommandRun.of(words, folder);
    int found = command.startsWith("explore") ? 1 : 0;
    assertThat(run.status()).as(run.printed()).isEqualTo(found);
    return Files.readString(file);
  }

  /** What the page says of itself in a frame of some width, for windows are not that narrow. */
  private String said(String page, int width, boolean dark, String axe) throws IOException {
    String probed =
        page.replace("<head>", "<head>" + ERRORS)
            .replace("</body>", "<script>" + axe + "</script>" + LOOK + PROBE + "</body>");
    String framed = probed.replace("&", "&amp;").replace("\"", "&quot;");
    String outer =
        "<!DOCTYPE html><title>frame</title><pre id=\"said\"></pre><iframe width=\""
            + width
            + "\" height=\"900\" srcdoc=\""
            + framed
            + "\"></iframe>";
    Matcher matcher = SAID.matcher(browser.dom(outer, dark));
    return matcher.find() ? matcher.group(1) : "nothing was said";
  }

  @ParameterizedTest
  @CsvSource({
    "run pipe, en, 360, false",
    "run pipe, ko, 1280, true",
    "run prodcons, ko, 360, true",
    "run fork, en, 1280, false",
    "run msgqueue, en, 1280, false",
    "blame fork, en, 360, true",
    "blame pipe, ko, 1280, false",
    "compare pipe --free tlb, ko, 360, false",
    "compare pipe --free tlb, en, 1280, true",
    "compare switch-cost --free tlb, ko, 1280, true",
    "learn D2 --answer b, en, 360, false",
    "learn D6 --answer 2, ko, 1280, true",
    "learn B2 --answer c, ko, 360, false",
    "learn switching --slides, en, 360, false",
    "learn switching --slides, ko, 1280, true",
    "curves, en, 360, true",
    "explore deadlock, en, 360, true",
    "explore deadlock, ko, 1280, false",
    "sweep pipe --over dtlb.entries=4;8;16, en, 360, true",
    "sweep pipe --over dtlb.entries=4;8;16, ko, 1280, false"
  })
  void noErrorNoOverflowNoBarrier(String command, String language, int width, boolean dark)
      throws IOException {
    String page = page(command, language);
    assertThat(said(page, width, dark, browser.axe())).isEqualTo("done ");
  }

  @ParameterizedTest
  @CsvSource({"switch-cost, 360", "switch-cost, 1280", "pressure, 360"})
  void aLongRunFitsIntoTheWindow(String program, int width) throws IOException {
    String page = page("run " + program + " --set memory=2MiB", "en");
    assertThat(said(page, width, false, "")).isEqualTo("done ");
  }

  /** More than twice as wide, and as high as before; the overview says that a part is seen. */
  @Test
  void aTimeLineIsStretchedByAKey() throws IOException {
    String asked =
        """
        <script>addEventListener("load", () => {
          const svg = document.querySelector("svg[data-time=stretch]"), box = svg.parentElement;
          const before = svg.getBoundingClientRect(), view = document.querySelector(".view");
          const seen = Number(view.getAttribute("width"));
          for (const key of ["+", "+"]) box.dispatchEvent(new KeyboardEvent("keydown", { key }));
          const after = svg.getBoundingClientRect();
          if (after.width < 2.5 * before.width) errors.push("narrow: " + after.width);
          if (Math.abs(after.height / before.height - 1) > 0.3) errors.push("high: " + after.height);
          if (view.getAttribute("width") > seen / 2) errors.push("all is seen");
          box.dispatchEvent(new KeyboardEvent("keydown", { key: "0" }));
          if (svg.getBoundingClientRect().width !== before.width) errors.push("not whole again");
        });</script></body>""";
    String page = page("run pipe", "en").replace("</body>", asked);
    assertThat(said(page, 1280, false, "")).isEqualTo("done ");
  }

  /** The print style is put in the place of all, in a frame as wide as the paper. */
  @Test
  void aPageFitsOnPaper() throws IOException {
    String page = page("run pipe", "en");
    String printed = page.replace("@media print", "@media all");
    assertThat(printed).isNotEqualTo(page);
    assertThat(said(printed, A4, false, "")).isEqualTo("done ");
    assertThat(browser.print(page)).isGreaterThan(10_000);
  }

  /** That the probe finds what it looks for. */
  @Test
  void whatIsWrongWouldBeFound() throws IOException {
    String wrong =
        "<html><head></head><body><p"
            + " style=\"width:2000px\">wide</p><script>none();</script></body>";
    assertThat(said(wrong, 360, false, ""))
        .startsWith("done ")
        .contains("wider than the window", "none is not defined");
  }

  /** In the first of rows that are alike; the style of the last makes it one of its own. */
  @Test
  void paleWordsWouldBeFound() throws IOException {
    String rows = "<tr><td>dark</td></tr>".repeat(3);
    String pale = "<tr><td style=\"color:#ddd\">pale</td></tr>";
    String page = "<html lang=\"en\"><head><title>pale</title></head><body><main><h1>Pale</h1>";
    String table = "<table><tbody>" + rows + pale + "</tbody></table></main></body></html>";
    assertThat(said(page + table, 360, false, browser.axe()))
        .startsWith("done color-contrast: &lt;td style=")
        .doesNotContain("; ");
  }
}
