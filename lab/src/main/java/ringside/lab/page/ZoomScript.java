package ringside.lab.page;

/**
 * Time lines that can be stretched where scripts run: by buttons, by the keys plus, minus and 0,
 * and from the overview, which says what is seen. Only the clock's axis is stretched.
 */
final class ZoomScript {
  static final String CODE =
      """
      const times = [...document.querySelectorAll("svg[data-time=stretch]")].map((svg) => {
        const box = svg.parentElement, left = Number(svg.dataset.left);
        const from = Number(svg.dataset.from), to = Number(svg.dataset.to);
        const width = 960, height = svg.viewBox.baseVal.height, span = svg.dataset.right - left;
        const kept = [];
        const keep = (node, name) => {
          if (node.hasAttribute(name)) {
            kept.push([node, name, Number(node.getAttribute(name))]);
          }
        };
        for (const node of svg.querySelectorAll("rect,line,text")) {
          for (const name of ["x", "x1", "x2", "width"]) keep(node, name);
        }
        const paths = [...svg.querySelectorAll("path")].map((path) => {
          const first = Number((path.getAttribute("d").match(/-?[0-9.]+/) || [0])[0]);
          return [path, first];
        });
        const one = { svg, box, from, to, scale: 1 };
        const place = (x) => x < left ? x : left + (x - left) * one.scale;
        one.show = () => {
          const wide = left + (width - left) * one.scale;
          svg.setAttribute("viewBox", `0 0 ${wide} ${height}`);
          svg.setAttribute("width", wide);
          svg.style.width = svg.style.minWidth = one.scale === 1 ? "" : `${wide}px`;
          for (const [node, name, value] of kept) {
            const inside = name === "width" && Number(node.dataset.x) >= left;
            node.setAttribute(name, name === "width" ? inside ? value * one.scale : value
              : place(value));
          }
          for (const [path, first] of paths) {
            path.setAttribute("transform", `translate(${place(first) - first} 0)`);
          }
        };
        for (const [node, name, value] of kept) if (name === "x") node.dataset.x = value;
        one.seen = () => {
          const shown = svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;
          const cycle = (x) => from + (x * shown - left) / one.scale / span * (to - from);
          const end = cycle(box.scrollLeft + box.clientWidth);
          return [Math.max(from, cycle(box.scrollLeft)), Math.min(to, end)];
        };
        one.centre = (cycle) => {
          const x = left + (cycle - from) / (to - from) * span * one.scale;
          const shown = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          box.scrollLeft = x * shown - box.clientWidth / 2;
        };
        one.zoom = (factor) => {
          const [first, last] = one.seen();
          one.scale = factor ? Math.min(64, Math.max(1, one.scale * factor)) : 1;
          one.show();
          one.centre((first + last) / 2);
          mark(one);
        };
        const bar = document.createElement("p");
        for (const [words, sign, factor] of [
          [svg.dataset.in, "+", 2], [svg.dataset.out, "\\u2212", 0.5], [svg.dataset.whole, "0", 0]]) {
          const button = document.createElement("button");
          button.type = "button";
          button.textContent = `${words} (${sign})`;
          button.addEventListener("click", () => one.zoom(factor));
          bar.append(button, " ");
        }
        box.before(bar);
        box.addEventListener("keydown", (event) => {
          const factor = { "+": 2, "=": 2, "-": 0.5, "0": 0 }[event.key];
          if (factor !== undefined && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            one.zoom(factor);
          }
        });
        box.addEventListener("scroll", () => mark(one));
        return one;
      });
      const strip = document.querySelector("svg[data-time=overview]");
      const view = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      const across = (cycle) => {
        const { left, right, from, to } = strip.dataset;
        return Number(left) + (cycle - from) / (to - from) * (right - left);
      };
      const mark = (one) => {
        if (strip) {
          const [first, last] = one.seen();
          view.setAttribute("x", across(first));
          view.setAttribute("width", Math.max(2, across(last) - across(first)));
        }
      };
      if (strip && times.length) {
        const { left, right, from, to } = strip.dataset;
        view.setAttribute("class", "view");
        view.setAttribute("y", 24);
        view.setAttribute("height", strip.viewBox.baseVal.height - 58);
        strip.append(view);
        const go = (cycle) => {
          const away = (one) => Math.max(one.from - cycle, cycle - one.to, 0);
          const one = times.reduce((best, next) => away(next) < away(best) ? next : best);
          const details = one.svg.closest("details");
          if (details) details.open = true;
          one.centre(cycle);
          mark(one);
          return one;
        };
        const label = document.createElement("label"), input = document.createElement("input");
        Object.assign(input, { type: "range", min: from, max: to, value: from, step: "any" });
        label.append(strip.dataset.cycle + " ", input);
        strip.parentElement.after(label);
        input.addEventListener("input", () => go(Number(input.value)));
        input.addEventListener("change", () =>
          go(Number(input.value)).box.scrollIntoView({ block: "nearest" }));
        strip.addEventListener("click", (event) => {
          const shown = strip.getBoundingClientRect();
          const x = (event.clientX - shown.left) / shown.width * 960;
          const cycle = Number(from) + (x - left) / (right - left) * (to - from);
          go(cycle).box.scrollIntoView({ block: "nearest" });
        });
        mark(times[0]);
      }
      """;

  private ZoomScript() {}
}
