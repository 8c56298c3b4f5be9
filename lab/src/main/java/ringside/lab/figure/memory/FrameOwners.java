package ringside.lab.figure.memory;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ringside.kernel.memory.FrameUse;
import ringside.lab.report.ProcessNames;
import ringside.lab.report.Texts;

/** Whose each frame of a scene is: the kernel's, one space's, or several spaces'. */
final class FrameOwners {
  /** More than there are owners of a rank. */
  private static final int PLACES = 1 << 24;

  private final Texts texts;
  private final MemoryScene scene;
  private final Map<Integer, List<Holder>> holders = new HashMap<>();
  private final Map<List<Holder>, Integer> shares = new LinkedHashMap<>();
  private final BitSet copied = new BitSet();
  private final List<Owner> owners = new ArrayList<>();
  private final Map<Integer, Property> properties = new TreeMap<>();

  /** A region that maps a frame: the numbers of its space and of the region in it, from 0. */
  record Holder(int space, int area) {
    // As for keys of many events: linking the compiler's own would take longer than a figure.
    @Override
    public int hashCode() {
      return 31 * space + area;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Holder holder && space == holder.space && area == holder.area;
    }
  }

  /**
   * Whose a frame is: the same one for all frames of an owner.
   *
   * @param order by which owners are in order; no two have the same
   * @param letter that stands on its frames; of what is shared, a number
   * @param style classes of its look
   * @param title in words
   * @param holders whose regions map it, where they are several; else empty
   */
  record Owner(int order, String letter, String style, String title, List<Holder> holders) {}

  /** All frames of an owner, in order. */
  record Property(Owner owner, List<Integer> frames) {}

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
      Property property = property(frame);
      property.frames.add(frame);
      owners.add(property.owner);
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
        if (page.copyOnWrite()) {
          copied.set(frame);
        }
      }
    }
  }

  /** Whose each frame is, in order. */
  List<Owner> all() {
    return owners;
  }

  /** Whether the next store to a frame copies it. */
  boolean isCopiedOnWrite(int frame) {
    return copied.get(frame);
  }

  /** The numbers of the shares that a region has a part in. */
  List<Integer> shares(Holder holder) {
    return shares.entrySet().stream()
        .filter(share -> share.getKey().contains(holder))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Which frames each owner has, the kernel's first. */
  List<Property> properties() {
    return List.copyOf(properties.values());
  }

  private Property property(int frame) {
    List<Holder> mappers = holders.getOrDefault(frame, List.of());
    for (Holder mapper : mappers) {
      if (mapper.space != mappers.get(0).space) {
        return shared(mappers);
      }
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

  private Property kernel(int rank, String letter, String style, String key) {
    return properties.computeIfAbsent(
        rank * PLACES,
        order -> of(new Owner(order, letter, "own-" + style, texts.get(key), List.of())));
  }

  private static Property of(Owner owner) {
    return new Property(owner, new ArrayList<>());
  }

  private Property ofPage(List<Holder> mappers) {
    if (mappers.isEmpty()) {
      return kernel(6, "u", "unmapped", "look.frames.unmapped");
    }
    int space = mappers.get(0).space;
    return properties.computeIfAbsent(3 * PLACES + space, order -> of(ofSpace(order, space)));
  }

  private Owner ofSpace(int order, int space) {
    String title = texts.get("look.process", scene.spaces().get(space).name());
    List<Holder> holder = List.of(new Holder(space, 0));
    return new Owner(order, Ink.letter(space), Ink.style(space), title, holder);
  }

  private Property shared(List<Holder> mappers) {
    int number = shares.computeIfAbsent(List.copyOf(mappers), key -> shares.size() + 1);
    return properties.computeIfAbsent(
        4 * PLACES + number, order -> of(ofSeveral(order, number, mappers)));
  }

  private Owner ofSeveral(int order, int number, List<Holder> mappers) {
    List<String> names =
        mappers.stream().map(holder -> scene.spaces().get(holder.space).name()).distinct().toList();
    String style = Ink.style(mappers.get(0).space);
    String title = texts.get("look.frames.shared", ProcessNames.several(texts, names));
    return new Owner(order, String.valueOf(number), style, title, List.copyOf(mappers));
  }

  /** Frames that are not free. */
  long used() {
    return scene.frames().stream().filter(use -> use != FrameUse.FREE).count();
  }
}
