package ringside.tests.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ringside.lab.page.RunReport;
import ringside.lab.record.Recorder;
import ringside.lab.report.Texts;
import ringside.lab.session.Guest;
import ringside.lab.session.Machine;
import ringside.lab.session.Session;
import ringside.programs.Catalogue;

/**
 * A page in a browser: its script makes no error, nothing is wider than the window, axe finds
 * nothing that bars anybody.
 */
final class PagesInBrowserTest {
  private static final Pattern SAID = Pattern.compile("(?s)<pre id=\"said\">(.*?)</pre>");

  /** Pixels of A4 between the margins of the page's style, at 96 a inch. */
  private static final int A4 = 703;

  private static final String ERRORS =
      "<script>var errors = []; onerror = (words) => { errors.push(words); };</script>";

  private static final String PROBE =
      """
      <script>addEventListener("load", async () => {
        document.querySelectorAll("details").forEach((one) => { one.open = true; });
        document.querySelectorAll(".icicle a").forEach((one) => one.dispatchEvent(
          new MouseEvent("click", { bubbles: true, cancelable: true })));
        const root = document.documentElement;
        if (root.scrollWidth > innerWidth) {
          errors.push("wider than the window: " + root.scrollWidth + " of " + innerWidth);
        }
        if (window.axe) {
          const found = await axe.run(document, { resultTypes: ["violations"] });
          for (const one of found.violations) {
            errors.push(one.id + ": " + one.nodes[0].html.slice(0, 200));
          }
        }
        parent.document.getElementById("said").textContent = "done " + errors.join("; ");
      });</script>
      """;

  @TempDir Path folder;

  private static String page(String program, String language, Map<String, String> settings) {
    Recorder recorder = new Recorder();
    Guest guest = Guest.inCatalogue(Catalogue.find(program).orElseThrow());
    Machine machine = Machine.classic().with(settings);
    try (Session session = Session.of(guest).on(machine).sink(recorder).build()) {
      session.runUntil();
      recorder.stop(session.cycle());
      Locale locale = language.equals("ko") ? Locale.KOREAN : Locale.ENGLISH;
      return new RunReport(
              new Texts(locale), program, session.result().statistics(), recorder.recording())
          .html();
    }
  }

  /** What the page says of itself in a frame of some width, for windows are not that narrow. */
  private String said(Browser browser, String page, int width, boolean dark, String axe)
      throws IOException {
    String probed =
        page.replace("<head>", "<head>" + ERRORS)
            .replace("</body>", "<script>" + axe + "</script>" + PROBE + "</body>");
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
    "pipe, en, 360, false",
    "pipe, ko, 1280, true",
    "prodcons, ko, 360, true",
    "msgqueue, en, 1280, false"
  })
  void noErrorNoOverflowNoBarrier(String program, String language, int width, boolean dark)
      throws IOException {
    Browser browser = new Browser(folder);
    String page = page(program, language, Map.of());
    assertThat(said(browser, page, width, dark, browser.axe())).isEqualTo("done ");
  }

  @ParameterizedTest
  @CsvSource({"switch-cost, 360", "switch-cost, 1280", "pressure, 360"})
  void aLongRunFitsIntoTheWindow(String program, int width) throws IOException {
    Browser browser = new Browser(folder);
    String page = page(program, "en", Map.of("memory", "2MiB"));
    assertThat(said(browser, page, width, false, "")).isEqualTo("done ");
  }

  /** The print style is put in the place of all, in a frame as wide as the paper. */
  @Test
  void aPageFitsOnPaper() throws IOException {
    Browser browser = new Browser(folder);
    String page = page("pipe", "en", Map.of());
    String printed = page.replace("@media print", "@media all");
    assertThat(printed).isNotEqualTo(page);
    assertThat(said(browser, printed, A4, false, "")).isEqualTo("done ");
    assertThat(browser.print(page)).isGreaterThan(10_000);
  }

  /** That the probe finds what it looks for. */
  @Test
  void whatIsWrongWouldBeFound() throws IOException {
    Browser browser = new Browser(folder);
    String wrong =
        "<html><head></head><body><p"
            + " style=\"width:2000px\">wide</p><script>none();</script></body>";
    assertThat(said(browser, wrong, 360, false, ""))
        .startsWith("done ")
        .contains("wider than the window", "none is not defined");
  }
}
