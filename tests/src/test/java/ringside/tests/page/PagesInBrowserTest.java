package ringside.tests.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ringside.tests.CommandRun;

/**
 * A page in a browser: its script makes no error, nothing is wider than the window, axe finds
 * nothing that bars anybody.
 */
final class PagesInBrowserTest {
  private static final Pattern SAID = Pattern.compile("(?s)<pre id=\"([0-9]+)\">(.*?)</pre>");

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
        parent.said("done " + errors.join("; "));
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

  /**
   * Shows one page after the other, each in a frame of its own width, for windows are not that
   * narrow; asks each what it says of itself.
   */
  private static final String FRAMES =
      """
      <script>
        const pages = [...document.querySelectorAll("template")];
        function next() {
          const page = pages.shift();
          if (page === undefined) return;
          const frame = document.createElement("iframe");
          const patience = setTimeout(() => said("nothing was said"), 20000);
          window.said = (words) => {
            clearTimeout(patience);
            window.said = () => {};
            document.getElementById(page.title).textContent = words;
            frame.remove();
            setTimeout(next);
          };
          frame.width = page.lang;
          frame.height = 900;
          frame.srcdoc = page.content.textContent;
          document.body.append(frame);
        }
        addEventListener("load", next);
      </script>\
      """;

  private static final String AXE =
      """
      <script>
        const axes = document.createElement("script");
        axes.textContent = parent.document.getElementById("axe").textContent;
        document.head.append(axes);
      </script>\
      """;

  private static final String STRETCHED = "stretched by a key";
  private static final String PAPER = "on paper";
  private static final String WRONG = "wrong";
  private static final String PALE = "pale";

  /**
   * What a browser is to look at.
   *
   * @param width of its frame, in pixels
   */
  private record Look(String html, int width, boolean dark, boolean byAxe) {}

  /** A command whose page is looked at. */
  private record Shown(String command, String language, int width, boolean dark, boolean byAxe) {
    @Override
    public String toString() {
      return command + ", " + language + ", " + width + (dark ? ", dark" : "");
    }
  }

  @TempDir static Path folder;
  private static Browser browser;
  private static final Map<String, String> SAID_BY_PAGE = new HashMap<>();
  private static final Map<String, String> PAGES = new HashMap<>();

  /** All pages at once, but for the colours: starting it takes longer than most looks. */
  @BeforeAll
  static void aBrowserLooksAtAll() throws IOException {
    browser = new Browser(folder);
    Map<String, Look> looks = new LinkedHashMap<>();
    for (Shown shown : Stream.concat(shown(), longRuns()).toList()) {
      String html = page(shown.command, shown.language);
      looks.put(shown.toString(), new Look(html, shown.width, shown.dark, shown.byAxe));
    }
    looks.put(STRETCHED, new Look(stretched(), 1280, false, false));
    looks.put(PAPER, new Look(onPaper(), A4, false, false));
    looks.put(WRONG, new Look(wrong(), 360, false, false));
    looks.put(PALE, new Look(pale(), 360, false, true));
    for (boolean dark : List.of(false, true)) {
      Map<String, Look> alike = new LinkedHashMap<>(looks);
      alike.values().removeIf(look -> look.dark != dark);
      look(alike, dark);
    }
  }

  private static void look(Map<String, Look> looks, boolean dark) throws IOException {
    List<String> names = List.copyOf(looks.keySet());
    StringBuilder all = new StringBuilder("<!DOCTYPE html><title>frames</title>");
    all.append("<script type=\"text/plain\" id=\"axe\">" + browser.axe() + "</script>");
    for (int i = 0; i < names.size(); i++) {
      Look look = looks.get(names.get(i));
      String probed =
          look.html
              .replace("<head>", "<head>" + ERRORS)
              .replace("</body>", (look.byAxe ? AXE : "") + LOOK + PROBE + "</body>");
      all.append("<pre id=\"" + i + "\">nothing was said</pre>");
      all.append("<template title=\"" + i + "\" lang=\"" + look.width + "\">");
      all.append(probed.replace("&", "&amp;").replace("<", "&lt;")).append("</template>");
    }
    Matcher matcher = SAID.matcher(browser.dom(all + FRAMES, dark));
    while (matcher.find()) {
      SAID_BY_PAGE.put(names.get(Integer.parseInt(matcher.group(1))), matcher.group(2));
    }
  }

  /** The page that a command writes; the same is written once. */
  private static String page(String command, String language) throws IOException {
    String words = command + " --lang " + language;
    if (!PAGES.containsKey(words)) {
      PAGES.put(words, write(command, language));
    }
    return PAGES.get(words);
  }

  private static String write(String command, String language) throws IOException {
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

  static Stream<Shown> shown() {
    return Stream.of(
        new Shown("run pipe", "en", 360, false, true),
        new Shown("run pipe", "ko", 1280, true, true),
        new Shown("run prodcons", "ko", 360, true, true),
        new Shown("run fork", "en", 1280, false, true),
        new Shown("run msgqueue", "en", 1280, false, true),
        new Shown("blame fork", "en", 360, true, true),
        new Shown("blame pipe", "ko", 1280, false, true),
        new Shown("compare pipe --free tlb", "ko", 360, false, true),
        new Shown("compare pipe --free tlb", "en", 1280, true, true),
        new Shown("compare switch-cost --free tlb", "ko", 1280, true, true),
        new Shown("learn D2 --answer b", "en", 360, false, true),
        new Shown("learn D6 --answer 2", "ko", 1280, true, true),
        new Shown("learn B2 --answer c", "ko", 360, false, true),
        new Shown("learn switching --slides", "en", 360, false, true),
        new Shown("learn switching --slides", "ko", 1280, true, true),
        new Shown("curves", "en", 360, true, true),
        new Shown("explore deadlock", "en", 360, true, true),
        new Shown("explore deadlock", "ko", 1280, false, true),
        new Shown("sweep pipe --over dtlb.entries=4;8;16", "en", 360, true, true),
        new Shown("sweep pipe --over dtlb.entries=4;8;16", "ko", 1280, false, true));
  }

  @ParameterizedTest
  @MethodSource("shown")
  void noErrorNoOverflowNoBarrier(Shown shown) {
    assumeAxe();
    assertThat(SAID_BY_PAGE.get(shown.toString())).isEqualTo("done ");
  }

  private static void assumeAxe() {
    assumeFalse(browser.axe().isEmpty(), "skipped: npm can't fetch axe");
  }

  static Stream<Shown> longRuns() {
    String memory = " --set memory=2MiB";
    return Stream.of(
        new Shown("run switch-cost" + memory, "en", 360, false, false),
        new Shown("run switch-cost" + memory, "en", 1280, false, false),
        new Shown("run pressure" + memory, "en", 360, false, false));
  }

  @ParameterizedTest
  @MethodSource("longRuns")
  void aLongRunFitsIntoTheWindow(Shown shown) {
    assertThat(SAID_BY_PAGE.get(shown.toString())).isEqualTo("done ");
  }

  private static String stretched() throws IOException {
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
        });</script></body>\
        """;
    return page("run pipe", "en").replace("</body>", asked);
  }

  /** More than twice as wide, and as high as before; the overview says that a part is seen. */
  @Test
  void aTimeLineIsStretchedByAKey() {
    assertThat(SAID_BY_PAGE.get(STRETCHED)).isEqualTo("done ");
  }

  private static String onPaper() throws IOException {
    return page("run pipe", "en").replace("@media print", "@media all");
  }

  /** The print style is put in the place of all, in a frame as wide as the paper. */
  @Test
  void aPageFitsOnPaper() throws IOException {
    String page = page("run pipe", "en");
    assertThat(onPaper()).isNotEqualTo(page);
    assertThat(SAID_BY_PAGE.get(PAPER)).isEqualTo("done ");
    assertThat(browser.print(page)).isGreaterThan(10_000);
  }

  private static String wrong() {
    return "<html><head></head><body><p"
        + " style=\"width:2000px\">wide</p><script>none();</script></body>";
  }

  /** That the probe finds what it looks for. */
  @Test
  void whatIsWrongWouldBeFound() {
    assertThat(SAID_BY_PAGE.get(WRONG))
        .startsWith("done ")
        .contains("wider than the window", "none is not defined");
  }

  /** In the first of rows that are alike; the style of the last makes it one of its own. */
  private static String pale() {
    String rows = "<tr><td>dark</td></tr>".repeat(3);
    String pale = "<tr><td style=\"color:#ddd\">pale</td></tr>";
    String page = "<html lang=\"en\"><head><title>pale</title></head><body><main><h1>Pale</h1>";
    String table = "<table><tbody>" + rows + pale + "</tbody></table></main></body></html>";
    return page + table;
  }

  @Test
  void paleWordsWouldBeFound() {
    assumeAxe();
    assertThat(SAID_BY_PAGE.get(PALE))
        .startsWith("done color-contrast: &lt;td style=")
        .doesNotContain("; ");
  }
}
