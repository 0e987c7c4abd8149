// The guide's sidebar: who is signed in, which customer, and which of the views.

import { createApp, h, onMounted, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { get, signedIn, signIn, signOut, speak, whenSignedOut } from './api.js'
import { CustomerView } from './customer.js'
import { MoneyView } from './money.js'
import { OnsiteView } from './onsite.js'
import { ShareView } from './share.js'
import { TasksView } from './tasks.js'
import { failed, loading } from './ui.js'
import { begin, currentCustomer, goAndSignIn, isInWeCom, takeCode } from './wecom.js'
import { choose, i18n } from './words.js'

const VIEWS = { customer: CustomerView, tasks: TasksView, share: ShareView, onsite: OnsiteView, me: MoneyView }
const ICONS = {
  customer: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20c.6-3.6 3.6-5.5 7.5-5.5s6.9 1.9 7.5 5.5',
  tasks: 'M5 4.5h14v15.5H5ZM8.5 12.2l2.4 2.4 4.6-5',
  share: 'M4 11.5 20 4l-5.5 16-3.5-6.5ZM11 13.5l3.5-4',
  onsite: 'M4.5 9.5 6 4.5h12l1.5 5M5.5 9.5V20h13V9.5M4.5 9.5h15M10 20v-5h4v5',
  me: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17ZM8.5 7.5 12 12l3.5-4.5M12 12v5M9 12.5h6M9 15h6',
}

const Sidebar = {
  setup() {
    const { t, locale } = useI18n()
    const settings = shallowRef(null)
    const session = shallowRef(signedIn())
    const customer = ref('')
    const card = shallowRef(null)
    const view = ref(viewOf(location.hash))
    const failure = shallowRef(null)
    const isEnded = ref(false)

    watch(
      locale,
      (tag) => {
        speak(tag)
        document.documentElement.lang = tag
        document.title = t('title')
      },
      { immediate: true },
    )
    watch(customer, () => (card.value = null))
    addEventListener('hashchange', () => (view.value = viewOf(location.hash)))
    whenSignedOut(() => {
      session.value = null
      isEnded.value = true
    })

    async function start() {
      failure.value = null
      try {
        settings.value = await get('/sidebar-settings')
        const code = takeCode()
        if (code) session.value = await signIn(code)
        if (!session.value && isInWeCom) {
          goAndSignIn(settings.value)
          return
        }
        if (session.value && isInWeCom) {
          begin(settings.value)
          customer.value = (await currentCustomer()) || ''
        }
      } catch (cause) {
        failure.value = cause
      }
    }

    onMounted(start)

    function go(name) {
      location.hash = `#/${name}`
    }

    return () => [
      h('header', { class: 'top' }, [
        h('div', { class: 'top__who' }, session.value ? [h('strong', session.value.guide.name), h('small', session.value.guide.storeName)] : h('strong', t('title'))),
        h(
          'button',
          { type: 'button', class: 'top__language', lang: locale.value === 'en' ? 'zh-CN' : 'en', onClick: () => choose(locale.value === 'en' ? 'zh-CN' : 'en') },
          t('language'),
        ),
      ]),
      settings.value && settings.value.demoGuides && !isInWeCom
        ? h(DemoSwitch, {
            guides: settings.value.demoGuides,
            session: session.value,
            customer: customer.value,
            onSignedIn: (opened) => {
              isEnded.value = false
              session.value = opened
              customer.value = ''
            },
            onCustomer: (id) => (customer.value = id),
          })
        : null,
      h('main', { class: 'page', id: 'main' }, body()),
      session.value ? tabs() : null,
    ]

    function body() {
      if (failure.value) return failed(t, failure.value, start)
      if (!settings.value) return loading(t)
      if (!session.value) {
        return h('div', { class: 'nothing' }, [
          h('p', isEnded.value ? t('sign.again') : settings.value.demoGuides ? t('sign.choose') : t('sign.inWeCom')),
          isEnded.value && isInWeCom
            ? h('button', { type: 'button', class: 'weui-btn weui-btn_mini weui-btn_primary', onClick: () => goAndSignIn(settings.value) }, t('sign.in'))
            : null,
        ])
      }
      const given = {
        key: `${view.value} ${session.value.guide.id}`,
        customer: customer.value,
        card: card.value,
        settings: settings.value,
        role: session.value.guide.role,
        onGo: go,
        onCard: (shown) => (card.value = shown),
      }
      const needed = Object.keys(VIEWS[view.value].props || {})
      const heard = VIEWS[view.value].emits ? ['onGo', 'onCard'] : []
      return h(VIEWS[view.value], Object.fromEntries(Object.entries(given).filter(([name]) => name === 'key' || needed.includes(name) || heard.includes(name))))
    }

    function tabs() {
      return h(
        'nav',
        { class: 'tabs', 'aria-label': t('title') },
        Object.keys(VIEWS).map((name) =>
          h('a', { href: `#/${name}`, class: ['tabs__one', view.value === name && 'tabs__one_on'], 'aria-current': view.value === name ? 'page' : null }, [
            h('svg', { class: 'tabs__icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' }, [h('path', { d: ICONS[name] })]),
            h('span', t(`tab.${name}`)),
          ]),
        ),
      )
    }
  },
}

function viewOf(hash) {
  const name = hash.replace('#/', '')
  return name in VIEWS ? name : 'customer'
}

/** Stands in for WeCom's container in a demonstration: who sits here, and beside whose chat. */
const DemoSwitch = {
  props: { guides: { type: Array, required: true }, session: { type: Object, default: null }, customer: { type: String, default: '' } },
  emits: ['signedIn', 'customer'],
  setup(props, { emit }) {
    const { t } = useI18n()
    const customers = ref([])
    const failure = shallowRef(null)

    async function sitDown(code) {
      failure.value = null
      try {
        emit('signedIn', code ? await signIn(code) : (signOut(), null))
      } catch (cause) {
        failure.value = cause
      }
    }

    async function list() {
      customers.value = []
      if (!props.session) return
      try {
        customers.value = (await get('/customers?limit=50')).items
        if (!props.customer && customers.value.length) emit('customer', customers.value[0].externalUserId)
      } catch (cause) {
        failure.value = cause
      }
    }

    onMounted(list)
    watch(() => props.session, list)

    const select = (label, value, options, onChange) =>
      h('div', { class: 'demo__one' }, [
        h('span', { 'aria-hidden': 'true' }, label),
        h('select', { value, 'aria-label': label, onChange: (event) => onChange(event.target.value) }, [
          h('option', { value: '' }, t('sign.choose')),
          ...options.map(([key, text]) => h('option', { value: key }, text)),
        ]),
      ])

    return () => [
      h('div', { class: 'demo', role: 'group', 'aria-label': t('sign.demo') }, [
        select(
          t('sign.guide'),
          props.session ? `sim:${props.session.guide.userid}` : '',
          props.guides.map((guide) => [guide.code, `${guide.name} · ${guide.storeName}`]),
          sitDown,
        ),
        select(
          t('sign.customer'),
          props.customer,
          customers.value.map((one) => [one.externalUserId, `${one.name || t('customer.unnamed')} ${one.externalUserId.slice(-3)}`]),
          (id) => emit('customer', id),
        ),
      ]),
      failure.value ? failed(t, failure.value) : null,
    ]
  },
}

createApp(Sidebar).use(i18n).mount('#page')
