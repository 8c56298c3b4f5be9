package ringside.lab.page;

/**
 * What a page can do where scripts run: narrow an icicle to one of its parts and back, and filter
 * long tables. Whoever does without loses nothing that is said.
 */
final class PageScript {
  static final String CODE =
      """
      "use strict";
      for (const figure of document.querySelectorAll(".icicle")) {
        const width = 960, cells = [...figure.querySelectorAll("a")];
        const read = (cell, name) => Number(cell.dataset[name]);
        let chosen = cells[0];
        const fit = (text, words, room) => {
          text.textContent = room > 24 ? words : "";
          while (text.textContent && text.getComputedTextLength() > room) {
            const shorter = text.textContent.replace(/.(\\.\\.)?$/u, "");
            text.textContent = shorter.length > 3 ? shorter + ".." : "";
          }
        };
        const label = (cell, lines, room) => {
          const texts = cell.querySelectorAll("text");
          lines.forEach((words, i) => {
            let text = texts[i];
            if (!text) {
              text = document.createElementNS("http://www.w3.org/2000/svg", "text");
              text.setAttribute("class", i ? "t small" : "t");
              cell.append(text);
            }
            text.setAttribute("x", Number(cell.querySelector("rect").getAttribute("x")) + 5);
            text.setAttribute("y", read(cell, "d") * 44 + (i ? 34 : 18));
            fit(text, words, room);
          });
        };
        const narrow = (target) => {
          chosen = target;
          const from = read(target, "x"), to = from + read(target, "w");
          for (const cell of cells) {
            const left = Math.max(from, read(cell, "x"));
            const right = Math.min(to, read(cell, "x") + read(cell, "w"));
            const seen = right - left > 1e-6;
            cell.style.display = seen ? "" : "none";
            if (seen) {
              const rect = cell.querySelector("rect"), scale = width / (to - from);
              rect.setAttribute("x", (left - from) * scale);
              rect.setAttribute("width", Math.max(0, (right - left) * scale - 1));
              rect.classList.toggle("bare", (right - left) * scale < 5);
              label(cell, [cell.dataset.n, cell.dataset.a], (right - left) * scale - 10);
            }
          }
        };
        for (const cell of cells) {
          cell.addEventListener("click", (event) => {
            event.preventDefault();
            narrow(cell === chosen ? cells[0] : cell);
          });
        }
      }
      for (const scroll of document.querySelectorAll(".scroll")) {
        const rows = [...scroll.querySelectorAll("tbody tr")];
        if (rows.length > 15) {
          const label = document.createElement("label"), input = document.createElement("input");
          input.type = "search";
          label.append(scroll.dataset.filter + " ", input);
          scroll.before(label);
          input.addEventListener("input", () => {
            const wanted = input.value.toLowerCase();
            for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
          });
        }
      }
      const unfold = () => {
        const target = location.hash && document.getElementById(location.hash.slice(1));
        const details = target && target.closest("details");
        if (details && !details.open) { details.open = true; target.scrollIntoView(); }
      };
      addEventListener("hashchange", unfold);
      unfold();
      """;

  private PageScript() {}
}
