package ringside.lab.page;

/**
 * How pages look: light, dark, printed, and 360 pixels narrow. Text has a contrast of at least 4.5
 * to what it stands on, marks of 3 to the page; nothing moves.
 */
final class PageStyle {
  /** The hues, in light and dark. */
  static final String COLOURS =
      """
      :root{--page:#fff;--ink:#1a1a1a;--muted:#4a4a4a;--grid:#d8d8d8;--edge:#6b6b6b;--link:#0b4fb3;
      --focus:#b3005e;--chosen:#fff3bf;
      --blue:#cfe3f7;--blue-edge:#1f5f99;--amber:#fbe0c3;--amber-edge:#8a4b00;
      --grey:#ececec;--grey-edge:#6b6b6b;--green:#a6dbb0;--green-edge:#14692d;
      --yellow:#fcf3cc;--yellow-edge:#7a6200;--red:#f8d0cc;--red-edge:#a8201a;
      --violet:#e3d8f1;--violet-edge:#5e3c99;--rose:#f3d3ea;--rose-edge:#8b2470;
      --teal:#cdeaea;--teal-edge:#0d6565}
      @media (prefers-color-scheme:dark){:root{--page:#14171a;--ink:#f2f2f2;--muted:#c4c8cc;
      --grid:#3a3f45;--edge:#9aa0a6;--link:#9cc4ff;--focus:#ff9bd0;--chosen:#4d4213;
      --blue:#1d3d5a;--blue-edge:#7ab6e8;--amber:#56350c;--amber-edge:#e8a95a;
      --grey:#33383d;--grey-edge:#a5abb1;--green:#1d5a2f;--green-edge:#6fd08a;
      --yellow:#4a4010;--yellow-edge:#d9bd4a;--red:#5f201c;--red-edge:#f08a84;
      --violet:#41306a;--violet-edge:#b79bea;--rose:#5c1f4d;--rose-edge:#e68fce;
      --teal:#114848;--teal-edge:#5fc9c9}}
      """;

  static final String CSS =
      COLOURS
          + """
      *{box-sizing:border-box}
      html{background:var(--page);color:var(--ink);
      font:16px/1.5 system-ui,"Noto Sans KR","Noto Sans CJK KR","Malgun Gothic",sans-serif}
      body{margin:0 auto;max-width:1180px;padding:16px}
      h1{font-size:1.5rem;margin:0 0 8px;overflow-wrap:anywhere}
      h2{font-size:1.2rem;margin:0 0 4px}
      h3{font-size:1rem;margin:12px 0 4px}
      p{margin:4px 0;max-width:80ch;overflow-wrap:anywhere}
      a{color:var(--link)}
      nav ol{margin:8px 0;padding-left:24px}
      section{border-top:1px solid var(--edge);margin-top:28px;padding-top:16px}
      .skip{position:absolute;left:-9999px}
      .skip:focus{position:static}
      .defs{position:absolute;width:0;height:0}
      .drawing,.scroll{overflow-x:auto;margin:8px 0;position:relative}
      .drawing svg{display:block;width:100%;min-width:900px;height:auto}
      details{margin:8px 0}
      summary{cursor:pointer;color:var(--link)}
      :focus-visible{outline:3px solid var(--focus);outline-offset:1px}
      table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}
      th,td{border-bottom:1px solid var(--grid);padding:3px 10px 3px 0;vertical-align:top}
      .word{text-align:left}
      .number{text-align:right}
      tr:target td{background:var(--chosen)}
      label{display:block;margin:4px 0}
      input[type=range]{width:min(60ch,60%);vertical-align:middle}
      button{font:inherit;font-size:.875rem;color:var(--ink);background:var(--grey);
      border:1px solid var(--edge);border-radius:4px;padding:2px 8px}
      """
          + DrawingStyle.CSS
          + """
          @media (max-width:480px){body{padding:10px}h1{font-size:1.25rem}}
          @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
          @page{size:A4;margin:12mm}
          @media print{:root{color-scheme:light;--page:#fff;--ink:#000;--muted:#333;--grid:#ccc;
          --edge:#555;--link:#000;--blue:#cfe3f7;--blue-edge:#1f5f99;--amber:#fbe0c3;
          --amber-edge:#8a4b00;--grey:#ececec;--grey-edge:#6b6b6b;--green:#a6dbb0;
          --green-edge:#14692d;--yellow:#fcf3cc;--yellow-edge:#7a6200;--red:#f8d0cc;
          --red-edge:#a8201a;--violet:#e3d8f1;--violet-edge:#5e3c99;--rose:#f3d3ea;
          --rose-edge:#8b2470;--teal:#cdeaea;--teal-edge:#0d6565}
          body{padding:0;max-width:none}html{font-size:11pt}
          .drawing{overflow:visible;break-inside:avoid}.drawing svg{min-width:0}
          *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
          nav,.skip,details:not([open]),details.numbers>summary,label,button{display:none}
          h2,h3{break-after:avoid}section{break-inside:avoid}}
          """;

  private PageStyle() {}
}
