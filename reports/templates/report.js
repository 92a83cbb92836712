"use strict";
(() => {
  const one = (id) => document.getElementById(id);
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const form = one("filters"), reader = one("reader"), pane = one("reader-text"), help = one("help");
  const wide = matchMedia("(min-width: 64rem)");
  const say = (text) => { one("status").textContent = text; };

  // Filters

  const findings = all(".finding").map((element) => ({
    element,
    verdict: element.dataset.verdict,
    kind: element.dataset.kind,
    outlets: element.dataset.outlets.split(" "),
    decided: element.dataset.decided,
    text: null,
  }));
  const known = new Map(findings.map((finding) => [finding.element.id, finding]));
  const groups = all(".group, .outlet, .ask")
    .map((element) => [element, all(".finding, [data-findings]", element)])
    .filter(([, own]) => own.length);
  const rows = all("[data-findings]").map((element) => [element, element.dataset.findings.trim().split(" ")]);
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const textOf = (finding) => (finding.text ??= folded(finding.element.textContent));
  const hide = (element, hidden) => { if (element.hidden !== hidden) element.hidden = hidden; };

  function filter() {
    const verdicts = new Set(all("input[name=verdict]:checked", form).map((box) => box.value));
    const words = folded(one("query").value).split(/\s+/).filter(Boolean);
    const { kind, outlet, decided } = { kind: one("kind").value, outlet: one("outlet").value, decided: one("decided").value };
    let shown = 0;
    for (const finding of findings) {
      const fits = verdicts.has(finding.verdict)
        && (!kind || finding.kind === kind)
        && (!outlet || finding.outlets.includes(outlet))
        && (!decided || finding.decided === decided)
        && words.every((word) => textOf(finding).includes(word));
      hide(finding.element, !fits);
      shown += fits;
    }
    for (const [element, names] of rows) hide(element, names.every((name) => known.get(name)?.element.hidden));
    for (const [element, own] of groups) hide(element, own.every((finding) => finding.hidden));
    one("shown").textContent = shown === findings.length ? `${shown} findings` : `${shown} of ${findings.length} findings`;
  }

  let due = 0;
  const soon = () => { cancelAnimationFrame(due); due = requestAnimationFrame(filter); };
  form.addEventListener("input", soon);
  form.addEventListener("reset", soon);
  form.addEventListener("submit", (event) => event.preventDefault());

  // From finding to finding

  let current = null;
  const within = (element) => element?.closest?.(".finding") ?? null;
  const reachable = () => findings.map((finding) => finding.element).filter((element) => !element.hidden);

  function select(element, { focus = true, scroll = true } = {}) {
    if (current !== element) {
      current?.classList.remove("current");
      current = element;
      current.classList.add("current");
    }
    if (focus) element.focus({ preventScroll: true });
    if (scroll) element.scrollIntoView({ block: "start" });
    try { history.replaceState(null, "", `#${element.id}`); } catch { /* some browsers refuse it for files */ }
  }

  function step(by) {
    const list = reachable();
    if (!list.length) return;
    const at = list.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + by));
    select(list[next]);
  }

  function reveal(id) {
    const finding = known.get(id);
    if (!finding) return false;
    if (finding.element.hidden) { form.reset(); filter(); }
    const fold = finding.element.querySelector(":scope > .fold");
    if (fold) fold.open = true;
    if (!wide.matches) close(false);
    select(finding.element);
    return true;
  }

  // The reader

  let origin = null, open = null, at = 0;
  const links = (id) => {
    const finding = id && one(id);
    return finding ? all("a.open", finding) : [];
  };
  const target = (link) => link.getAttribute("href").slice(1);

  function berth(near) {
    const place = wide.matches ? near.querySelector(".berth") : document.body;
    if (reader.parentNode !== place) place.prepend(reader);
    const covered = !wide.matches && !reader.hidden;
    document.body.classList.toggle("reading", covered);
    for (const element of document.body.children) {
      if (element !== reader && element.id !== "status" && element.tagName !== "SCRIPT") element.inert = covered;
    }
  }

  function fill(article) {
    if (open === article) return;
    const text = article.querySelector(".text").cloneNode(true);
    for (const element of all("[id]", text)) element.removeAttribute("id");
    pane.replaceChildren(text);
    const summary = article.querySelector("summary");
    const title = all(".letter, .source, .title", summary).flatMap((part) => [part.cloneNode(true), " "]);
    one("reader-title").replaceChildren(...title);
    one("reader-place").textContent = summary.querySelector(".meta").textContent;
    open = article;
  }

  function mark(anchor, others) {
    for (const element of all(".here, .also", pane)) element.classList.remove("here", "also");
    for (const other of others) {
      for (const element of all(`[data-c~="${other}"]`, pane)) element.classList.add(other === anchor ? "here" : "also");
    }
    return pane.querySelector(".here");
  }

  function centre(element, frame) {
    frame.scrollTop += element.getBoundingClientRect().top - frame.getBoundingClientRect().top - frame.clientHeight / 3;
  }

  function read(anchor, finding, from, { focus = true } = {}) {
    const place = one(anchor), article = place?.closest(".article");
    if (!article) return false;
    if (from) origin = from;
    const own = links(finding);
    at = Math.max(0, own.findIndex((link) => target(link) === anchor));
    fill(article);
    reader.hidden = false;
    berth(article.closest(".story"));
    const here = mark(anchor, new Set([anchor, ...own.map(target)]));
    if (here) centre(here, pane);
    for (const element of all(".passage.here")) element.classList.remove("here");
    const told = own[at]?.closest(".passage");
    told?.classList.add("here");
    const more = told?.closest(".more");
    if (more) more.open = true;
    one("reader-count").textContent = own.length > 1 ? `${at + 1} of ${own.length}` : "";
    one("reader-previous").hidden = one("reader-next").hidden = own.length < 2;
    reader.dataset.finding = finding ?? "";
    if (focus) one("reader-title").focus({ preventScroll: true });
    const line = place.closest("[data-line]")?.dataset.line;
    say(`${one("reader-title").textContent.trim()}${line ? `, line ${line}` : ""}`);
    return true;
  }

  function turn(by) {
    const own = links(reader.dataset.finding || current?.id);
    if (!own.length) return;
    const next = reader.hidden ? own[0] : own[(at + by + own.length) % own.length];
    read(target(next), reader.hidden ? current.id : reader.dataset.finding, reader.hidden ? next : null, { focus: reader.hidden });
  }

  // The article that is held stays where it is while others are opened beside it

  function hold(keep = one("held").hidden) {
    one("reader-hold").setAttribute("aria-pressed", String(keep));
    one("held").hidden = !keep;
    one("held-title").replaceChildren(...(keep ? one("reader-title").cloneNode(true).childNodes : []));
    one("held-text").replaceChildren(...(keep ? pane.cloneNode(true).childNodes : []));
    if (!keep) return;
    const here = one("held-text").querySelector(".here");
    if (here) centre(here, one("held-text"));
    say(`${one("held-title").textContent.trim()} is held`);
  }

  function close(back = true) {
    if (reader.hidden) return;
    hold(false);
    reader.hidden = true;
    berth(reader.closest(".story") ?? document);
    for (const element of all(".passage.here")) element.classList.remove("here");
    if (back) (origin?.isConnected ? origin : current)?.focus();
  }

  wide.addEventListener("change", () => { if (!reader.hidden) berth(open.closest(".story")); });
  one("reader-close").addEventListener("click", () => close());
  one("reader-hold").addEventListener("click", () => hold());
  one("reader-next").addEventListener("click", () => turn(1));
  one("reader-previous").addEventListener("click", () => turn(-1));

  // Clicks and keys

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const near = within(event.target);
    const link = event.target.closest("a[href^='#']");
    if (!link) {
      if (near) select(near, { focus: false, scroll: false });
      return;
    }
    const name = target(link), finding = link.dataset.finding ?? near?.id;
    if (/^c\d+$/.test(name)) {
      const element = finding && one(finding);
      if (element && !near) reveal(finding);
      else if (near) select(near, { focus: false, scroll: false });
      if (read(name, finding, near ? link : element ?? link)) event.preventDefault();
    } else if (reveal(name)) event.preventDefault();
  });

  const typing = (element) => element.matches?.("input:not([type=checkbox]), select, textarea");
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    n: () => turn(1),
    p: () => turn(-1),
    h: () => { if (!reader.hidden) hold(); },
    o: () => { const fold = current?.querySelector("details"); if (fold) fold.open = !fold.open; },
    "/": () => one("query").focus(),
    "?": () => help.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || help.open) return;
    if (event.key === "Escape") {
      if (!reader.hidden) { close(); event.preventDefault(); }
      return;
    }
    if (typing(event.target)) return;
    const on = event.target === current;
    if (on && (event.key === "ArrowDown" || event.key === "ArrowUp")) step(event.key === "ArrowDown" ? 1 : -1);
    else if (on && event.key === "Enter") {
      const [first] = links(current.id);
      const fold = current.querySelector(":scope > .fold");
      if (fold) fold.open = true;
      if (first) read(target(first), current.id, current);
    } else if (one("keys").checked && Object.hasOwn(keys, event.key)) keys[event.key]();
    else return;
    event.preventDefault();
  });
  one("help-open").addEventListener("click", () => help.showModal());

  // Paper shows what is folded; what was closed is closed again afterwards

  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = all(".fold:not([open]), .checks details:not([open]), .sheet details:not([open]), .sources details:not([open])");
    for (const element of unfolded) element.open = true;
  });
  addEventListener("afterprint", () => { for (const element of unfolded) element.open = false; });

  function arrive() {
    const name = location.hash.slice(1);
    if (/^c\d+$/.test(name)) {
      const mark = one(name);
      const finding = mark?.getAttribute("href")?.slice(1);
      if (finding) reveal(finding);
      read(name, finding, null);
    } else reveal(name);
  }
  addEventListener("hashchange", arrive);

  function measure() {
    const stays = getComputedStyle(form).position === "sticky";
    document.documentElement.style.setProperty("--bar", `${stays ? form.offsetHeight : 0}px`);
  }
  form.hidden = false;
  measure();
  new ResizeObserver(measure).observe(form);
  filter();
  if (location.hash) arrive();
})();
