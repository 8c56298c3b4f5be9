package ringside.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ringside.lab.explore.Judge;
import ringside.lab.explore.Stage;
import ringside.lab.explore.Token;
import ringside.lab.explore.Verdict;
import ringside.lab.host.Host;
import ringside.lab.play.Game;
import ringside.lab.play.PlayText;
import ringside.lab.session.Guest;

/** Reads moves, a line each, and shows what comes of them. */
final class PlayLoop {
  /** Of a game that ends without a failure. */
  static final int NOT_WON = 1;

  private static final int MOST_DIGITS = 9;

  /** ECMA-48: erase the display, and go to its first place. */
  private static final String CLEARED = "\u001b[2J\u001b[H";

  private final BufferedReader in;
  private final PrintStream out;
  private final PlayText text;
  private final boolean clears;

  /**
   * A loop that reads from the standard input.
   *
   * @param out where the text goes, too
   * @param clears whether each turn takes the place of the one before on the screen
   */
  PlayLoop(Host host, PrintStream out, PlayText text, boolean clears) {
    this.in = new BufferedReader(new InputStreamReader(host.in(), StandardCharsets.UTF_8));
    this.out = out;
    this.text = text;
    this.clears = clears;
  }

  /**
   * Plays to the end.
   *
   * @param best what the explorer has found
   * @param programs what names the program on a command line
   * @param source of the program, to be shown; empty for none
   * @return 0 where the program has failed at last
   */
  int play(Stage stage, Judge judge, Verdict best, List<String> programs, String source)
      throws Failure {
    Game game = new Game(stage, judge, best.visible());
    text.say("play.help");
    show(game, 0, stage.guest(), programs);
    for (String line = read(); line != null && !line.equals("q"); line = read()) {
      int before = line.equals("u") ? 0 : game.turn().done().size();
      if (line.equals("s")) {
        source(source);
      } else if (answer(game, line)) {
        out.print(clears ? CLEARED : "");
        show(game, clears ? 0 : before, stage.guest(), programs);
      }
    }
    out.flush();
    return game.turn().isWon() ? Status.OK.number() : NOT_WON;
  }

  private void show(Game game, int from, Guest guest, List<String> programs) {
    text.turn(game.turn(), from);
    if (game.turn().isOver()) {
      Token token = Token.of(guest, game.turn().run().path());
      List<String> arguments = guest.argv().subList(1, guest.argv().size());
      text.end(game.turn(), token.command(programs, arguments));
    }
  }

  private void source(String source) {
    if (source.isEmpty()) {
      text.say("play.no-source");
    }
    out.print(source);
  }

  /** Makes a move, or says why not; whether the game stands otherwise than before. */
  private boolean answer(Game game, String line) {
    if (line.equals("u")) {
      return game.takeBack() || isNot("play.first");
    }
    boolean number = line.matches("[0-9]{1," + MOST_DIGITS + "}");
    if (line.equals("?")) {
      return isNot("play.help");
    } else if (!number && !line.equals("g")) {
      return isNot("play.not-a-key", line);
    } else if (game.turn().isOver()) {
      return isNot("play.over");
    } else if (number) {
      int tid = Integer.parseInt(line);
      return game.pick(tid) || isNot("play.cant", tid);
    }
    return game.goOn() || isNot("play.cant-go-on");
  }

  private boolean isNot(String key, Object... values) {
    text.say(key, values);
    return false;
  }

  private @Nullable String read() throws Failure {
    out.print("> ");
    out.flush();
    try {
      String line = in.readLine();
      if (line == null) {
        out.println();
        out.flush();
      }
      return line == null ? null : line.strip();
    } catch (IOException gone) {
      throw new Failure(Status.LOAD, "ringside: can't read your moves");
    }
  }
}
