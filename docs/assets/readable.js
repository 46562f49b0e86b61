// What the theme leaves to be reached and named. It makes some of it when the page is there.
const mend = () => {
  for (const table of document.querySelectorAll(".md-typeset__scrollwrap")) table.tabIndex = 0;
  for (const buttons of document.querySelectorAll("nav.md-code__nav")) buttons.role = "presentation";
  for (const list of document.querySelectorAll("nav.md-nav[aria-labelledby]")) {
    const label = document.getElementById(list.getAttribute("aria-labelledby"));
    if (!label || label.textContent.trim()) continue;
    list.setAttribute("aria-label", label.parentElement.textContent.trim());
    list.removeAttribute("aria-labelledby");
  }
};
new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
mend();
