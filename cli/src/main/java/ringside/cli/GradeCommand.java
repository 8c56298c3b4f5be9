package ringside.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ringside.lab.grade.Assignment;
import ringside.lab.grade.GradeReport;
import ringside.lab.grade.Graded;
import ringside.lab.grade.KnownReport;
import ringside.lab.host.Host;
import ringside.lab.host.grade.AssignmentException;
import ringside.lab.host.grade.AssignmentFile;
import ringside.lab.host.grade.GradeRun;
import ringside.lab.report.Texts;

/** {@code ringside grade}: submissions through the tests of an assignment, on all cores. */
@Command(name = "grade", mixinStandardHelpOptions = true, sortOptions = false)
final class GradeCommand implements Callable<Integer> {
  private static final int LESS = 1;
  private static final int WRONG_ASSIGNMENT = 2;

  private final Host host;

  @Parameters(index = "0", paramLabel = "ASSIGNMENT.toml", arity = "0..1")
  private @Nullable String file;

  @Parameters(index = "1..*", paramLabel = "SUBMISSION")
  private List<String> submissions = new ArrayList<>();

  @Option(names = "--check")
  private boolean check;

  @Option(names = "--details")
  private boolean details;

  @Option(names = "--json", paramLabel = "FILE|FOLDER")
  private @Nullable String json;

  @Option(names = "--junit", paramLabel = "FILE")
  private @Nullable String junit;

  @Option(names = "--csv", paramLabel = "FILE")
  private @Nullable String table;

  @Option(names = "--html", paramLabel = "FOLDER")
  private @Nullable String pages;

  @Option(names = "--jobs", paramLabel = "NUMBER")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--lang", paramLabel = "en|ko")
  private @Nullable String language;

  GradeCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws Failure {
    if (file == null || check != submissions.isEmpty()) {
      throw new Failure(
          Status.USAGE,
          "ringside: name an assignment and what was handed in, or --check and the assignment alone"
              + "\n  as in ringside grade assignment.toml submissions/*");
    }
    GridRuns.checkJobs(jobs);
    Texts texts = new Texts(Languages.choose(language, host));
    try {
      Assignment assignment = AssignmentFile.read(file);
      return check ? check(file, assignment, texts) : grade(assignment, texts);
    } catch (AssignmentException wrong) {
      host.err().println("ringside: " + wrong.getMessage());
      return WRONG_ASSIGNMENT;
    }
  }

  private int grade(Assignment assignment, Texts texts) throws Failure {
    requireThere();
    List<Graded> all = graded(assignment, GradeRun.names(submissions), texts);
    PrintStream out = host.text();
    GradeReport report = new GradeReport(texts);
    if (all.size() == 1 || details) {
      all.forEach(each -> report.print(each, out));
    }
    if (all.size() > 1) {
      report.summary(all, out);
    }
    out.flush();
    new GradeFiles(assignment, all, texts).write(json, junit, table, pages);
    return all.stream().allMatch(Graded::isFull) ? Status.OK.number() : LESS;
  }

  /** Names that were mistyped are no submissions; what is there and can't be read is one. */
  private void requireThere() throws Failure {
    for (String path : submissions) {
      boolean there = HostFiles.write("SUBMISSION", path, Files::exists);
      if (!there) {
        throw new Failure(Status.LOAD, "ringside: there is no submission '" + path + "'");
      }
    }
  }

  private List<Graded> graded(Assignment assignment, Map<String, String> paths, Texts texts) {
    Progress progress = new Progress(host, texts, paths.size());
    List<Graded> all = new ArrayList<>();
    try {
      new GradeRun(assignment, texts)
          .run(
              paths,
              jobs,
              each -> {
                all.add(each);
                progress.step();
              });
    } finally {
      progress.end();
    }
    return all;
  }

  private int check(String name, Assignment assignment, Texts texts) {
    Path folder = AssignmentFile.folder(name);
    Map<String, String> paths = new LinkedHashMap<>();
    for (Assignment.Known known : assignment.known()) {
      paths.put(known.path(), folder.resolve(known.path()).toString());
    }
    PrintStream out = host.text();
    KnownReport report = new KnownReport(assignment, texts);
    Iterator<Graded> graded = graded(assignment, paths, texts).iterator();
    for (Assignment.Known known : assignment.known()) {
      report.take(known, graded.next(), out);
    }
    boolean sound = report.end(out);
    out.flush();
    return sound ? Status.OK.number() : WRONG_ASSIGNMENT;
  }
}
