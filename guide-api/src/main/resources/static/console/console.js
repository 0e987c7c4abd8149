import { createApp, defineComponent, h, ref, watch } from 'vue'
import { createI18n, useI18n } from 'vue-i18n'
import { createRouter, createWebHashHistory, RouterLink, RouterView, useRoute } from 'vue-router'
import { remove } from './api.js'
import { icon } from './icons.js'
import { Definition } from './metrics.js'
import { Asking, Sayings } from './parts.js'
import { end, hasRole, keepTaste, session, taste } from './session.js'
import { messages } from './words.js'
import SignIn from './views/signin.js'

const MONEY = ['HQ_OPERATOR', 'HQ_CHECKER', 'FINANCE']
const FINANCE = ['HQ_CHECKER', 'FINANCE', 'HQ_OPERATOR']

const ENTRIES = [
  { group: 'business', name: 'overview', path: '/', icon: 'home', view: () => import('./views/overview.js') },
  { group: 'business', name: 'approvals', path: '/approvals', icon: 'alert', view: () => import('./views/approvals.js') },
  { group: 'business', name: 'tasks', path: '/tasks', icon: 'tasks', view: () => import('./views/tasks.js') },
  { group: 'business', name: 'proofs', path: '/proofs', icon: 'check', view: () => import('./views/proofs.js') },
  { group: 'business', name: 'orders', path: '/orders', icon: 'orders', view: () => import('./views/orders.js') },
  { group: 'money', name: 'rules', path: '/rules', icon: 'rules', roles: MONEY, view: () => import('./views/rules.js') },
  { group: 'money', name: 'statements', path: '/statements', icon: 'statements', roles: FINANCE, view: () => import('./views/statements.js') },
  { group: 'money', name: 'withdrawals', path: '/withdrawals', icon: 'withdrawals', roles: FINANCE, view: () => import('./views/withdrawals.js') },
  { group: 'money', name: 'books', path: '/books', icon: 'books', roles: MONEY, view: () => import('./views/books.js') },
  { group: 'base', name: 'members', path: '/members', icon: 'members', view: () => import('./views/members.js') },
  { group: 'base', name: 'organization', path: '/organization', icon: 'organization', view: () => import('./views/organization.js') },
  { group: 'base', name: 'jobs', path: '/jobs', icon: 'jobs', roles: MONEY, view: () => import('./views/jobs.js') },
  { group: 'base', name: 'metrics', path: '/metrics', icon: 'metrics', view: () => import('./views/metrics.js') }
]

const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    ...ENTRIES.map(({ name, path, view }) => ({ name, path, component: view })),
    { name: 'task', path: '/tasks/:id', component: () => import('./views/task.js'), meta: { entry: 'tasks' } },
    { name: 'newTask', path: '/tasks/new', component: () => import('./views/newtask.js'), meta: { entry: 'tasks' } },
    { name: 'order', path: '/orders/:id', component: () => import('./views/order.js'), meta: { entry: 'orders' } },
    { name: 'whatif', path: '/rules/simulations/:id', component: () => import('./views/whatif.js'), meta: { entry: 'rules' } },
    { name: 'statement', path: '/statements/:month/:type/:payee', component: () => import('./views/statement.js'), meta: { entry: 'statements' } },
    { name: 'account', path: '/account', component: () => import('./views/account.js') },
    { name: 'member', path: '/members/:id', component: () => import('./views/member.js'), meta: { entry: 'members' } },
    { path: '/:rest(.*)*', redirect: '/' }
  ]
})

const i18n = createI18n({ legacy: false, locale: taste.language, fallbackLocale: 'zh-CN', messages })

const Side = defineComponent({
  setup() {
    const { t } = useI18n()
    const route = useRoute()
    const isOpen = ref(false)
    watch(() => route.fullPath, () => { isOpen.value = false })
    const link = entry => h('li', { class: 'nav-item' }, [h(RouterLink, {
      to: entry.path, class: ['nav-link', { active: (route.meta.entry || route.name) === entry.name }],
      'aria-current': (route.meta.entry || route.name) === entry.name ? 'page' : undefined
    }, () => [h('span', { class: 'nav-link-icon' }, [icon(entry.icon)]), h('span', { class: 'nav-link-title' }, t('nav.' + entry.name))])])
    const group = name => {
      const entries = ENTRIES.filter(entry => entry.group === name && (!entry.roles || hasRole(...entry.roles)))
      return entries.length ? [h('li', { class: 'nav-item px-3 pt-3 pb-1 small text-uppercase text-secondary' }, t('nav.' + name)), entries.map(link)] : null
    }
    return () => h('aside', { class: 'navbar navbar-vertical navbar-expand-lg', 'data-bs-theme': 'dark' }, [h('div', { class: 'container-fluid' }, [
      h('button', {
        type: 'button', class: 'navbar-toggler', 'aria-label': t('menu'), 'aria-expanded': isOpen.value, onClick: () => { isOpen.value = !isOpen.value }
      }, [h('span', { class: 'navbar-toggler-icon' })]),
      h('div', { class: 'navbar-brand brand' }, [h('img', { src: '/console/icon.svg', alt: '' }), 'Guidepost']),
      h('nav', { class: ['collapse navbar-collapse', { show: isOpen.value }], 'aria-label': t('menu') }, [
        h('ul', { class: 'navbar-nav' }, ['business', 'money', 'base'].map(group))
      ])
    ])])
  }
})

const Top = defineComponent({
  setup() {
    const { t, te } = useI18n()
    const role = name => te('roles.' + name) ? t('roles.' + name) : name
    return () => h('header', { class: 'navbar navbar-expand d-print-none' }, [h('div', { class: 'container-xl' }, [
      h('div', { class: 'text-secondary d-none d-md-block' }, t('product')),
      h('div', { class: 'navbar-nav flex-row ms-auto align-items-center gap-2' }, [
        h('button', { type: 'button', class: 'btn btn-ghost-secondary', onClick: changeLanguage }, [icon('language'), t('language.other')]),
        h('button', {
          type: 'button', class: 'btn btn-ghost-secondary btn-icon', 'aria-label': t(taste.theme === 'dark' ? 'theme.light' : 'theme.dark'),
          title: t(taste.theme === 'dark' ? 'theme.light' : 'theme.dark'), onClick: () => keepTaste({ theme: taste.theme === 'dark' ? 'light' : 'dark' })
        }, [icon(taste.theme === 'dark' ? 'sun' : 'moon')]),
        h(RouterLink, { to: '/account', class: 'd-flex align-items-center gap-2 ps-2 text-reset text-decoration-none', 'aria-label': `${t('account.title')}: ${session.open.admin.name}` }, () => [
          h('span', { class: 'avatar avatar-sm bg-primary-lt' }, session.open.admin.name.slice(0, 1)),
          h('div', { class: 'd-none d-sm-block lh-1' }, [
            h('div', session.open.admin.name), h('div', { class: 'small text-secondary mt-1' }, session.open.admin.roles.map(role).join(' · '))
          ])
        ]),
        h('button', { type: 'button', class: 'btn btn-ghost-secondary btn-icon', 'aria-label': t('signin.out'), title: t('signin.out'), onClick: signOut }, [icon('out')])
      ])
    ])])
  }
})

/** Here at once, and at the server if it can be reached. */
function signOut() {
  remove('/sessions/current').catch(() => {})
  end()
}

export function changeLanguage() {
  keepTaste({ language: taste.language === 'en' ? 'zh-CN' : 'en' })
}

const Console = defineComponent({
  setup() {
    const { t, te, locale } = useI18n()
    const route = useRoute()
    watch(() => taste.language, language => { locale.value = language }, { immediate: true })
    watch(() => [route.name, taste.language, session.open], () => {
      const entry = route.meta.entry || route.name
      document.title = (session.open && entry ? (te('nav.' + entry) ? t('nav.' + entry) : t('account.title')) + ' · ' : '') + t('product')
    }, { immediate: true })
    return () => session.open
      ? h('div', { class: 'page' }, [
        h('a', { class: 'skip', href: '#content', onClick: event => { event.preventDefault(); document.getElementById('content').focus() } }, t('skip')),
        h(Side), h('div', { class: 'page-wrapper' }, [
          h(Top),
          // What was fetched in one language is fetched again in the other.
          h('main', { id: 'content', tabindex: -1 }, [h(RouterView, { key: route.fullPath + taste.language })])
        ]),
        h(Definition), h(Asking), h(Sayings)
      ])
      : h(SignIn, { changeLanguage })
  }
})

keepTaste({})
createApp(Console).use(i18n).use(router).mount('#page')
