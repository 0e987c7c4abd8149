import { reactive } from 'vue'

// Kept until the tab is closed; another tab signs in for itself.
const KEY = 'guidepost.console'

function stored() {
  try {
    const known = JSON.parse(sessionStorage.getItem(KEY))
    return known && new Date(known.expiresAt) > new Date() ? known : null
  } catch {
    return null
  }
}

/** {@code expired} says that the server has ended it, not its owner. */
export const session = reactive({ open: stored(), expired: false })

export function begin(opened) {
  session.open = opened
  session.expired = false
  sessionStorage.setItem(KEY, JSON.stringify(opened))
}

export function end({ expired = false } = {}) {
  session.open = null
  session.expired = expired
  sessionStorage.removeItem(KEY)
}

const BUILT_IN = ['ADMINISTRATOR', 'HQ_OPERATOR', 'HQ_CHECKER', 'FINANCE', 'REGION_MANAGER']

/** Whether it is worth offering; what a role of the company's own allows is known to the server, which decides in any case. */
export function hasRole(...oneOf) {
  return !!session.open && session.open.admin.roles.some(role => oneOf.includes(role) || !BUILT_IN.includes(role))
}

const settings = JSON.parse(localStorage.getItem(KEY) || '{}')

export const taste = reactive({
  language: settings.language === 'en' ? 'en' : 'zh-CN',
  theme: settings.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
})

export function keepTaste(changes) {
  Object.assign(taste, changes)
  localStorage.setItem(KEY, JSON.stringify(taste))
  document.documentElement.lang = taste.language
  document.documentElement.setAttribute('data-bs-theme', taste.theme)
}
