{%- if config.theme.two_colours -%}
{%- set light, dark = config.theme.palette -%}
{%- set button -%}
<button type="button" class="md-header__button md-icon tl-colours">
  {% for icon in [light.toggle.icon, dark.toggle.icon] | unique %}{% include ".icons/" ~ icon ~ ".svg" %}{% endfor %}
</button>
{%- endset -%}
// The button for light and dark colours, brought to its place in the header. Until it is pressed the page follows the
// reader's system. A press is kept as the theme would keep it; a line in the header finds it before anything is drawn.
(() => {
  "use strict"

  document.currentScript?.insertAdjacentHTML("afterend", {{ button.split() | join(" ") | tojson }})
  const button = /** @type {HTMLElement} */ (document.querySelector(".tl-colours"))
  const colours = document.body.dataset
  const system = matchMedia("(prefers-color-scheme: dark)")
  const TO_DARK = {{ light.toggle.name | tojson }}
  const TO_LIGHT = {{ dark.toggle.name | tojson }}
  const KEY = "__palette"

  /** @param {boolean} dark */
  const show = dark => {
    const scheme = dark ? "slate" : "default"
    if (colours.mdColorScheme !== scheme) colours.mdColorScheme = scheme // to write it again would cost a drawing
    button.title = dark ? TO_LIGHT : TO_DARK
    button.setAttribute("aria-label", button.title)
  }
  // Where a page may not hold scripts, the theme's two functions are missing, and nothing is kept.
  const follow = () => {
    const kept = window.__md_get?.(KEY)
    show(kept ? kept.index === 1 : system.matches)
  }

  button.addEventListener("click", () => {
    const dark = colours.mdColorScheme !== "slate"
    show(dark)
    window.__md_set?.(KEY, dark === system.matches ? null : { // back at what the system asks for, nothing is chosen
      index: +dark,
      color: {
        media: `(prefers-color-scheme: ${dark ? "dark" : "light"})`,
        scheme: colours.mdColorScheme,
        primary: colours.mdColorPrimary,
        accent: colours.mdColorAccent,
      },
    })
  })
  system.addEventListener("change", follow)
  follow()

  // Browsers tint what is around the page like its header.
  const tint = document.createElement("meta")
  tint.name = "theme-color"
  tint.content = getComputedStyle(/** @type {Element} */ (document.querySelector(".md-header"))).backgroundColor
  document.head.append(tint)
})()
{%- endif %}
