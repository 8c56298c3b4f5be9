package ringside.kernel.file;

import ringside.kernel.text.Routine;

/** A symbolic link that keeps its target as text, in a kernel object. */
final class TextLink extends SymbolicLink {
  private final String target;
  private int text;

  TextLink(FileSystem fileSystem, String target, Who owner) {
    super(fileSystem, owner);
    this.target = target;
  }

  @Override
  String target(Caller caller) {
    if (text == 0) {
      text = heap().allocate(target.length());
      code().run(Routine.NAME_FILL);
    }
    code().run(Routine.LINK_READ);
    for (int offset = 0; offset < target.length(); offset += 4) {
      code().load(text + offset);
    }
    noteAccess();
    return target;
  }

  @Override
  public long size() {
    return target.length();
  }

  @Override
  void discard() {
    if (text != 0) {
      heap().release(text, target.length());
      text = 0;
    }
    super.discard();
  }
}
