package ringside.lab.page;

/** How drawings look: a hue never stands alone, a pattern, a letter or a word goes with it. */
final class DrawingStyle {
  static final String CSS =
      """
      svg text,.t{font-family:system-ui,"Noto Sans KR","Noto Sans CJK KR","Malgun Gothic",sans-serif;
      font-size:12px;fill:var(--ink)}
      svg .small{font-size:11px;fill:var(--muted)}
      svg .bold{font-weight:600}
      svg .mid{text-anchor:middle}
      svg .right{text-anchor:end}
      svg .mono{font-family:ui-monospace,monospace}
      svg .faint{fill:var(--edge)}
      .grid{stroke:var(--grid);stroke-width:1}
      .axis{stroke:var(--edge);stroke-width:1}
      .mark{cursor:pointer;text-decoration:none}
      .mark:focus-visible{outline:none}
      .mark:focus-visible rect,.mark:focus-visible path,.mark:focus-visible line,
      .mark:focus-visible circle{stroke:var(--focus);stroke-width:3}
      .cell,.part,.bar{stroke-width:1}
      .all{fill:var(--grey);stroke:var(--grey-edge)}
      .user{fill:var(--blue);stroke:var(--blue-edge)}
      .kernel{fill:var(--amber);stroke:var(--amber-edge)}
      .idle{fill:url(#p-idle);stroke:var(--grey-edge)}
      .part-enter{fill:var(--blue);stroke:var(--blue-edge)}
      .part-pick{fill:var(--yellow);stroke:var(--yellow-edge)}
      .part-exchange{fill:var(--red);stroke:var(--red-edge)}
      .part-leave{fill:var(--green);stroke:var(--green-edge)}
      .part-tlb{fill:url(#p-tlb);stroke:var(--violet-edge)}
      .part-cache{fill:url(#p-cache);stroke:var(--rose-edge)}
      svg .ink{fill:var(--ink)}
      svg .tiny{font-size:10.5px}
      svg .halo{paint-order:stroke;stroke:var(--page);stroke-width:3px;stroke-linejoin:round}
      .st{stroke-width:1}
      svg .bare{stroke:none}
      .call{fill:var(--blue);stroke:var(--blue-edge);stroke-width:.6}
      .notch{stroke:var(--ink);stroke-width:1}
      .tall{stroke-width:2}
      .wake{stroke:var(--ink);stroke-width:1}
      .interrupt{stroke-dasharray:2 2}
      .tip{fill:var(--ink)}
      .glyph{stroke-width:1}
      .fault{fill:var(--red);stroke:var(--red-edge)}
      .signal{fill:var(--violet);stroke:var(--violet-edge)}
      .loan{fill:var(--yellow);stroke:var(--yellow-edge)}
      .packet{fill:var(--teal);stroke:var(--teal-edge)}
      .alive{fill:var(--teal);stroke:var(--teal-edge)}
      .zombie{fill:url(#p-zombie);stroke:var(--grey-edge)}
      .life{stroke:var(--ink);stroke-width:2}
      .tick{stroke:var(--amber-edge);stroke-width:2}
      .copy{stroke:var(--blue-edge);stroke-width:3}
      .before{fill:var(--grey);stroke:var(--grey-edge)}
      .after{fill:url(#p-heat);stroke:var(--amber-edge)}
      .view{fill:none;stroke:var(--focus);stroke-width:2;pointer-events:none}
      .frame,.region{stroke-width:.6}
      .region{fill:var(--page);stroke:var(--edge)}
      .hole{stroke:var(--edge);stroke-width:2;stroke-dasharray:2 3}
      .joint{stroke:var(--ink);stroke-width:1.5}
      svg .letter{font-size:9px}
      .own-0{fill:var(--blue);stroke:var(--blue-edge)}
      .own-1{fill:var(--green);stroke:var(--green-edge)}
      .own-2{fill:var(--rose);stroke:var(--rose-edge)}
      .own-3{fill:var(--yellow);stroke:var(--yellow-edge)}
      .own-4{fill:var(--violet);stroke:var(--violet-edge)}
      .own-5{fill:var(--red);stroke:var(--red-edge)}
      .own-grey{fill:var(--grey);stroke:var(--grey-edge)}
      .own-kernel{fill:var(--amber);stroke:var(--amber-edge)}
      .own-tables{fill:url(#p-heat);stroke:var(--amber-edge)}
      .own-file{fill:var(--teal);stroke:var(--teal-edge)}
      .own-unmapped{fill:url(#p-zombie);stroke:var(--grey-edge)}
      .own-free,.untouched{fill:var(--page);stroke:var(--grid)}
      .swapped{fill:var(--page);stroke:var(--ink);stroke-width:1.2;stroke-dasharray:3 2}
      .share{fill:var(--page);stroke:var(--ink)}
      .chosen{fill:var(--red);stroke:var(--red-edge);stroke-width:1.5}
      .dead{fill:url(#p-idle);stroke:var(--grid)}
      .flush{stroke:var(--red-edge);stroke-width:1}
      .dirty{fill:var(--ink)}
      .cow{fill:url(#p-cow);stroke:none}
      .series{fill:none;stroke-width:2.5}
      .series-0{stroke:var(--blue-edge)}
      .series-1{stroke:var(--amber-edge);stroke-dasharray:8 4}
      .series-2{stroke:var(--green-edge);stroke-dasharray:2 3}
      .series-3{stroke:var(--rose-edge);stroke-dasharray:8 3 2 3}
      .point{fill:var(--page);stroke-width:2}
      .point-0{stroke:var(--blue-edge)}
      .point-1{stroke:var(--amber-edge)}
      .point-2{stroke:var(--green-edge)}
      .point-3{stroke:var(--rose-edge)}
      .heat{fill:var(--amber);stroke:var(--grey-edge);stroke-width:.6}
      .heat-0{fill:var(--page)}
      .heat-1{fill-opacity:.25}
      .heat-2{fill-opacity:.45}
      .heat-3{fill-opacity:.65}
      .heat-4{fill-opacity:.85}
      .level{fill:var(--amber-edge)}
      .way{stroke-width:2}
      .taken{stroke:var(--ink)}
      .untaken{stroke:var(--edge);stroke-dasharray:4 4;stroke-width:1}
      path.taken{fill:var(--ink)}
      path.untaken{fill:var(--edge);stroke-dasharray:none}
      .st-created{fill:url(#p-created);stroke:var(--grey-edge)}
      .st-ready{fill:url(#p-ready);stroke:var(--yellow-edge)}
      .st-running{fill:var(--green);stroke:var(--green-edge)}
      .st-blocked{fill:url(#p-blocked);stroke:var(--red-edge)}
      .st-ready-suspended{fill:url(#p-ready-suspended);stroke:var(--violet-edge)}
      .st-blocked-suspended{fill:url(#p-blocked-suspended);stroke:var(--rose-edge)}
      .st-stopped{fill:url(#p-stopped);stroke:var(--teal-edge)}
      .st-terminated{fill:var(--page);stroke:var(--edge)}
      """;

  private DrawingStyle() {}
}
