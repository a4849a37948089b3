{%- import "partials/language.html" as lang with context -%}
{%- set features = config.theme.features or [] -%}
{%- set dialog %}{% include "partials/search-dialog.html" %}{% endset -%}
// The theme's search, brought to its place in the header before the theme's own script looks for it.
document.currentScript?.insertAdjacentHTML("afterend", {{ dialog.split() | join(" ") | tojson }});

// The theme asks for the index of its search with every page. Here it comes when the search is opened.
(() => {
  "use strict"

  const opened = new Promise(resolve => {
    document.forms.namedItem("search")?.addEventListener("focusin", resolve, { once: true })
    document.getElementById("__search")?.addEventListener("change", resolve, { once: true })
  })
  const { open, send } = XMLHttpRequest.prototype

  /** @param {any[]} request */
  XMLHttpRequest.prototype.open = function (...request) {
    if (String(request[1]).endsWith("/search_index.json")) {
      XMLHttpRequest.prototype.open = open
      this.send = () => opened.then(() => send.call(this))
    }
    Reflect.apply(open, this, request)
  }
})()
