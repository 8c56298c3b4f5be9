package ringside.cli;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import ringside.lab.host.Host;

/** Which language reports and help are in. */
final class Languages {
  private static final String KOREAN = "ko";
  private static final String OPTION = "--lang";
  private static final ResourceBundle.Control ENGLISH_OTHERWISE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private Languages() {}

  /** As asked for, else as the host's environment says, else English. */
  static Locale choose(@Nullable String asked, Host host) throws Failure {
    if (asked != null && !asked.equals("en") && !asked.equals(KOREAN)) {
      throw new Failure(Status.USAGE, "ringside: --lang is en or ko, not " + asked);
    }
    String all = host.environment().getOrDefault("LC_ALL", "");
    String wanted = all.isEmpty() ? host.environment().getOrDefault("LANG", "") : all;
    boolean korean = asked == null ? wanted.startsWith(KOREAN) : asked.equals(KOREAN);
    return korean ? Locale.KOREAN : Locale.ENGLISH;
  }

  /**
   * The words of --help.
   *
   * @param words of the command line, which may ask for a language
   */
  static ResourceBundle help(String[] words, Host host) {
    return ResourceBundle.getBundle("ringside.cli.Help", asked(words, host), ENGLISH_OTHERWISE);
  }

  private static Locale asked(String[] words, Host host) {
    String asked = null;
    for (int i = 0; i < words.length; i++) {
      if (words[i].startsWith(OPTION + "=")) {
        asked = words[i].substring(OPTION.length() + 1);
      } else if (words[i].equals(OPTION) && i + 1 < words.length) {
        asked = words[i + 1];
      }
    }
    try {
      return choose(asked, host);
    } catch (Failure unknown) {
      return Locale.ENGLISH; // the command itself says that there is no such language
    }
  }
}
