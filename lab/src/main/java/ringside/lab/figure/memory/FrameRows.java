package ringside.lab.figure.memory;

import java.util.ArrayList;
import java.util.List;

/** Frames in rows; rows that are alike, and follow each other, are one. */
final class FrameRows {
  private FrameRows() {}

  /**
   * A row.
   *
   * @param frame its first, from 0
   * @param owners of its frames
   * @param times how many rows in order are like it, itself included
   */
  record Row(int frame, List<FrameOwners.Owner> owners, int times) {}

  /** All frames, so many in a row. */
  static List<Row> of(FrameOwners owners, int columns) {
    List<FrameOwners.Owner> all = owners.all();
    List<Row> rows = new ArrayList<>();
    for (int start = 0; start < all.size(); start += columns) {
      List<FrameOwners.Owner> row = all.subList(start, Math.min(start + columns, all.size()));
      int last = rows.size() - 1;
      if (last >= 0 && isLike(rows.get(last).owners, row)) {
        rows.set(last, new Row(rows.get(last).frame, row, rows.get(last).times + 1));
      } else {
        rows.add(new Row(start, row, 1));
      }
    }
    return rows;
  }

  private static boolean isLike(List<FrameOwners.Owner> one, List<FrameOwners.Owner> other) {
    for (int i = 0; i < one.size() && i < other.size(); i++) {
      if (one.get(i).order() != other.get(i).order()) {
        return false;
      }
    }
    return one.size() == other.size();
  }

  /** Pages of a region in letters, or how many letters where they are more than some. */
  static String pages(MemoryScene.Area area, int most) {
    if (area.size() > most) {
      int untouched = area.size() - area.pages().size();
      return area.resident() + "# " + area.swapped() + "o " + untouched + "-";
    }
    StringBuilder letters = new StringBuilder("-".repeat(area.size()));
    for (MemoryScene.Page page : area.pages()) {
      letters.setCharAt(page.index(), page.swapped() ? 'o' : page.copyOnWrite() ? 'c' : '#');
    }
    return letters.toString();
  }
}
