package ringside.lab.figure.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ringside.kernel.memory.FrameUse;
import ringside.lab.report.ProcessNames;
import ringside.lab.report.Texts;

/** Whose each frame of a scene is: the kernel's, one space's, or several spaces'. */
final class FrameOwners {
  private final Texts texts;
  private final MemoryScene scene;
  private final Map<Integer, List<Holder>> holders = new TreeMap<>();
  private final Map<List<Holder>, Integer> shares = new LinkedHashMap<>();
  private final Map<Integer, Boolean> copied = new TreeMap<>();
  private final List<Owner> owners = new ArrayList<>();

  /** A region that maps a frame: the numbers of its space and of the region in it, from 0. */
  record Holder(int space, int area) {}

  /**
   * Whose a frame is.
   *
   * @param rank by which owners are in order
   * @param letter that stands on its frames; of what is shared, a number
   * @param style classes of its look
   * @param title in words
   * @param holders whose regions map it, where they are several; else empty
   */
  record Owner(int rank, String letter, String style, String title, List<Holder> holders) {}

  FrameOwners(Texts texts, MemoryScene scene) {
    this.texts = texts;
    this.scene = scene;
    for (int i = 0; i < scene.spaces().size(); i++) {
      List<MemoryScene.Area> areas = scene.spaces().get(i).areas();
      for (int j = 0; j < areas.size(); j++) {
        add(areas.get(j), new Holder(i, j));
      }
    }
    for (int frame = 0; frame < scene.frames().size(); frame++) {
      owners.add(owner(frame));
    }
  }

  private void add(MemoryScene.Area area, Holder holder) {
    for (MemoryScene.Page page : area.pages()) {
      if (!page.swapped()) {
        int frame = page.place() - scene.first();
        List<Holder> known = holders.computeIfAbsent(frame, key -> new ArrayList<>());
        if (!known.contains(holder)) {
          known.add(holder);
        }
        copied.merge(frame, page.copyOnWrite(), Boolean::logicalOr);
      }
    }
  }

  /** Whose each frame is, in order. */
  List<Owner> all() {
    return owners;
  }

  /** Whether the next store to a frame copies it. */
  boolean isCopiedOnWrite(int frame) {
    return copied.getOrDefault(frame, false);
  }

  /** The numbers of the shares that a region has a part in. */
  List<Integer> shares(Holder holder) {
    return shares.entrySet().stream()
        .filter(share -> share.getKey().contains(holder))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** How many frames each owner has, the kernel's first. */
  Map<Owner, List<Integer>> frames() {
    Map<Owner, List<Integer>> frames = new LinkedHashMap<>();
    owners.stream()
        .distinct()
        .sorted(
            (one, other) ->
                one.rank != other.rank
                    ? Integer.compare(one.rank, other.rank)
                    : Integer.compare(number(one), number(other)))
        .forEach(owner -> frames.put(owner, new ArrayList<>()));
    for (int frame = 0; frame < owners.size(); frame++) {
      frames.computeIfAbsent(owners.get(frame), key -> new ArrayList<>()).add(frame);
    }
    return frames;
  }

  private int number(Owner owner) {
    return owner.holders.size() > 1
        ? shares.getOrDefault(owner.holders, 0)
        : owner.holders.isEmpty() ? 0 : owner.holders.get(0).space;
  }

  private Owner owner(int frame) {
    List<Holder> mappers = holders.getOrDefault(frame, List.of());
    if (mappers.stream().map(Holder::space).distinct().count() > 1) {
      return shared(mappers);
    }
    return switch (scene.frames().get(frame)) {
      case KERNEL_IMAGE -> kernel(0, "#", "grey", "look.frames.image");
      case KERNEL -> kernel(1, "k", "kernel", "look.frames.kernel");
      case PAGE_TABLE -> kernel(2, "t", "tables", "look.frames.tables");
      case FILE -> kernel(5, "f", "file", "look.frames.files");
      case FREE -> kernel(7, ".", "free", "look.frames.free");
      case PAGE -> ofPage(mappers);
    };
  }

  private Owner kernel(int rank, String letter, String style, String key) {
    return new Owner(rank, letter, "own-" + style, texts.get(key), List.of());
  }

  private Owner ofPage(List<Holder> mappers) {
    if (mappers.isEmpty()) {
      return kernel(6, "u", "unmapped", "look.frames.unmapped");
    }
    int space = mappers.get(0).space;
    String title = texts.get("look.process", scene.spaces().get(space).name());
    return new Owner(3, Ink.letter(space), Ink.style(space), title, List.of(new Holder(space, 0)));
  }

  private Owner shared(List<Holder> mappers) {
    int number = shares.computeIfAbsent(List.copyOf(mappers), key -> shares.size() + 1);
    List<String> names =
        mappers.stream().map(holder -> scene.spaces().get(holder.space).name()).distinct().toList();
    String style = Ink.style(mappers.get(0).space);
    String title = texts.get("look.frames.shared", ProcessNames.several(texts, names));
    return new Owner(4, String.valueOf(number), style, title, List.copyOf(mappers));
  }

  /** Frames that are not free. */
  long used() {
    return scene.frames().stream().filter(use -> use != FrameUse.FREE).count();
  }
}
