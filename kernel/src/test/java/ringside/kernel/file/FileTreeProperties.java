package ringside.kernel.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import ringside.isa.abi.Errno;
import ringside.kernel.file.tree.NameChanges;
import ringside.kernel.identity.Who;

/** Sequences of calls on files against {@link NaiveFiles}: same answers, same tree, no leak. */
final class FileTreeProperties {
  private static final int LONGEST = 20_000;
  private static final int CREATE = OpenFlags.CREATE | OpenFlags.EXCLUSIVE | 2;

  /** What a step does. */
  enum Deed {
    CREATE,
    WRITE,
    RESIZE,
    FOLDER,
    LINK,
    UNLINK,
    REMOVE_FOLDER,
    RENAME,
    EXCHANGE
  }

  /** A step: at most two paths, a position or size, a number of bytes. */
  record Step(Deed deed, String path, String other, int position, int length) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> names = Arbitraries.of("a", "b", "c");
    Arbitrary<String> paths =
        names.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("/", parts));
    Arbitrary<Integer> positions = Arbitraries.integers().between(0, LONGEST);
    return Combinators.combine(
            Arbitraries.of(Deed.class),
            paths,
            paths,
            positions,
            Arbitraries.integers().between(1, 5000))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 200)
  void treeIsWhatTheNaiveOneIs(@ForAll("steps") List<Step> steps) {
    FileBench bench = new FileBench();
    NaiveFiles naive = new NaiveFiles();
    List<OpenFile> kept = new ArrayList<>();
    for (Step step : steps) {
      Errno expected = errorOf(() -> expect(naive, step));
      assertThat(errorOf(() -> act(bench, step, kept))).as("%s", step).isEqualTo(expected);
    }
    compare(bench, naive.root, "");
    kept.forEach(OpenFile::release);
    assertThat(bench.leaks()).isZero();
  }

  private static @Nullable Errno errorOf(Runnable deed) {
    try {
      deed.run();
      return null;
    } catch (FileError error) {
      return error.errno();
    }
  }

  private static byte[] bytes(Step step) {
    byte[] bytes = new byte[step.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 7 + step.position + 1);
    }
    return bytes;
  }

  private static void expect(NaiveFiles naive, Step step) {
    switch (step.deed) {
      case CREATE -> naive.create(step.path, false);
      case FOLDER -> naive.create(step.path, true);
      case WRITE -> naive.write(step.path, bytes(step), step.position);
      case RESIZE -> naive.resize(step.path, step.position);
      case LINK -> naive.link(step.path, step.other);
      case UNLINK -> naive.unlink(step.path);
      case REMOVE_FOLDER -> naive.removeFolder(step.path);
      case RENAME -> naive.rename(step.path, step.other);
      case EXCHANGE -> naive.exchange(step.path, step.other);
    }
  }

  private static void act(FileBench bench, Step step, List<OpenFile> kept) {
    Directory root = bench.tree.root();
    NameChanges names = bench.tree.names();
    switch (step.deed) {
      case CREATE -> kept.add(bench.open(step.path, CREATE));
      case FOLDER ->
          names.create(
              bench.root, root, step.path, NewInode.of(FileKind.DIRECTORY, 0755, Who.ROOT));
      case WRITE -> {
        OpenFile file = bench.open(step.path, 2);
        assertThat(bench.write(file, bytes(step), step.position)).isEqualTo(step.length);
        file.release();
      }
      case RESIZE -> {
        OpenFile file = bench.open(step.path, 2);
        ((RegularFile) file.where().inode()).resize(step.position);
        file.release();
      }
      case LINK -> names.link(bench.root, bench.locate(step.path), root, step.other);
      case UNLINK -> names.unlink(bench.root, root, step.path);
      case REMOVE_FOLDER -> names.removeFolder(bench.root, root, step.path);
      case EXCHANGE -> names.exchange(bench.root, root, step.path, root, step.other);
      case RENAME -> names.rename(bench.root, root, step.path, root, step.other, true);
    }
  }

  private static void compare(FileBench bench, NaiveFiles.Node expected, String path) {
    Inode inode = bench.locate("/" + path).inode();
    assertThat(inode instanceof Directory).as(path).isEqualTo(expected.isFolder);
    if (inode instanceof Directory folder) {
      assertThat(folder.list(0).stream().map(Directory.Entry::name))
          .containsExactlyInAnyOrderElementsOf(expected.names.keySet());
      long folders = expected.names.values().stream().filter(node -> node.isFolder).count();
      assertThat(folder.links()).isEqualTo(2 + (int) folders);
      for (Map.Entry<String, NaiveFiles.Node> entry : expected.names.entrySet()) {
        compare(bench, entry.getValue(), path + "/" + entry.getKey());
      }
      return;
    }
    assertThat(inode.links()).as(path).isEqualTo(expected.links);
    OpenFile file = bench.open(path, 0);
    assertThat(bench.read(file, 32 * 4096)).isEqualTo(expected.bytes);
    file.release();
  }
}
