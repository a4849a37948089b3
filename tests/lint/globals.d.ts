// What the theme keeps on the window.
interface Window {
  document$?: { subscribe(begin: () => void): void }
  __md_get?(key: string): { index: number } | null
  __md_set?(key: string, value: unknown): void
}
