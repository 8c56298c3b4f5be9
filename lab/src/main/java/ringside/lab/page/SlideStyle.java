package ringside.lab.page;

/** How slides look, and the keys that lead from one to the next. */
final class SlideStyle {
  static final String CSS =
      """
      html{scroll-behavior:auto}
      body{max-width:1280px}
      section.slide{min-height:100vh;margin:0;padding:24px 8px;font-size:1.25rem}
      section.slide:first-child{border-top:none}
      section.slide:focus{outline:none}
      .slide h1{font-size:2.2rem}
      .slide h2{font-size:1.6rem;margin-bottom:12px}
      .slide h3{font-size:1.1rem}
      .slide p{max-width:none;margin:10px 0}
      .slide .kicker{color:var(--muted);font-size:1rem;margin:0}
      .slide .ask{font-weight:600}
      .slide pre{background:var(--grey);border:1px solid var(--grey-edge);border-radius:4px;
      padding:8px 12px;font-size:.95rem;line-height:1.35;overflow-x:auto}
      .slide table{font-size:1.05rem}
      .slide th,.slide td{padding:3px 20px 3px 0}
      .options li{margin:8px 0;padding-left:6px}
      @page{size:A4 landscape;margin:10mm}
      @media (max-width:600px){section.slide{font-size:1rem}.slide h2{font-size:1.25rem}
      .slide h1{font-size:1.5rem}}
      @media print{section.slide{min-height:0;padding:0;border:none;break-after:page;
      break-inside:auto;font-size:12pt}.slide pre{font-size:9pt}.slide table{font-size:10pt}
      .slide nav{display:block;font-size:9pt}.slide .drawing svg{max-height:100mm}}
      """;

  static final String SCRIPT =
      """
      "use strict";
      const slides = [...document.querySelectorAll("section.slide")];
      const shown = () => {
        let nearest = 0;
        slides.forEach((slide, i) => {
          if (slide.getBoundingClientRect().top <= innerHeight / 3) nearest = i;
        });
        return nearest;
      };
      const show = (number) => {
        const slide = slides[Math.max(0, Math.min(slides.length - 1, number))];
        slide.scrollIntoView();
        slide.focus({preventScroll: true});
      };
      addEventListener("keydown", (event) => {
        if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        const box = event.target.closest && event.target.closest(".scroll,.drawing,pre");
        if (box && box.scrollWidth > box.clientWidth) return;
        const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
        if (step) { event.preventDefault(); show(shown() + step); }
      });
      """;

  private SlideStyle() {}
}
