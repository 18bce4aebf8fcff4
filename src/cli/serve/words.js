// Every word of the panel.

const counted = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

export const words = {
  name: "Preview",
  clean: "no problem",
  problems: ({ error, warning, note }) =>
    [[error, "error"], [warning, "warning"], [note, "note"]]
      .filter(([count]) => count > 0)
      .map(([count, one]) => counted(count, one))
      .join(", "),
  stale: (why) => `${why}: this page is from the last good build`,
  away: "The preview has ended or is out of reach; this page waits for it.",
  unseen: (why) => `Readers do not see this page: ${why}.`,
  report: "The whole report",
  edit: "Open this page in the editor",
  inspect: "Inspect figures",
  inspectHint: "A click on a figure then shows its entry; Alt and a click does so at any time.",
  here: (count) => `On this page (${count})`,
  noneHere: "Nothing is wrong on this page.",
  numbers: (count) => `Numbers without a source (${count})`,
  noneNumbers: "Every number on this page is accounted for.",
  allowed: (count) => `Exempted on this page (${count})`,
  elsewhere: (count) => `Elsewhere (${count})`,
  more: (count) => `and ${count} more in the report`,
  show: "Show on the page",
  help: "help",
  explain: (code) => `What ${code} finds`,
  figure: "Figure",
  unknownFigure: (id) => `The registry has no fact ${id}.`,
  claims: (count) => (count === 1 ? "Its claim" : `Its ${count} claims`),
  thisOne: "this one",
  preferred: "preferred",
  formula: "formula",
  source: "source",
  differ: "why they differ",
  uses: (count) => `Used in ${counted(count, "place")}`,
  copy: "Copy",
  copied: "Copied",
  notCopied: "Select it and copy it by hand",
  close: "Close the figure",
};
