// Small pieces that every view is made of, with WeUI's classes.

import { h, onBeforeUnmount, onMounted, reactive, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { NoAnswer, picture } from './api.js'

/** Reads something, again in the other language, and again on demand; an answer that comes too late is dropped. */
export function useLoad(read, ...sources) {
  const { locale } = useI18n()
  const state = reactive({ isLoading: true, failure: null, data: null })
  let turn = 0
  async function load({ isQuiet = false } = {}) {
    const mine = ++turn
    if (!isQuiet) state.isLoading = true
    state.failure = null
    try {
      const data = await read()
      if (mine === turn) state.data = data
    } catch (failure) {
      if (mine === turn) state.failure = failure
    } finally {
      if (mine === turn) state.isLoading = false
    }
  }
  onMounted(load)
  watch([locale, ...sources], () => load())
  return { state, load }
}

/** Does something once at a time and shows what came of it. */
export function useDoing() {
  const busy = ref('')
  const failure = ref(null)
  async function doing(what, work) {
    if (busy.value) return undefined
    busy.value = what
    failure.value = null
    try {
      return await work()
    } catch (cause) {
      failure.value = cause
      return undefined
    } finally {
      busy.value = ''
    }
  }
  return { busy, failure, doing }
}

export function loading(t) {
  return h('div', { class: 'weui-loadmore', role: 'status' }, [
    h('i', { class: 'weui-loading', 'aria-hidden': 'true' }),
    h('span', { class: 'weui-loadmore__tips' }, t('state.loading')),
  ])
}

export function failed(t, failure, retry) {
  return h('div', { class: 'failure', role: 'alert' }, [
    h('p', { class: 'failure__text' }, failure instanceof NoAnswer ? t('state.noAnswer') : failure.message),
    ...(failure.fields || []).map((field) => h('p', { class: 'failure__small' }, field)),
    failure.traceId && failure.status >= 500 ? h('p', { class: 'failure__small' }, failure.traceId) : null,
    retry ? h('button', { class: 'weui-btn weui-btn_mini weui-btn_default', onClick: () => retry() }, t('state.retry')) : null,
  ])
}

export function nothing(text) {
  return h('p', { class: 'nothing' }, text)
}

/** One of three states, or what is to be shown. */
export function shown(t, { state, load }, show, isEmpty, emptyText) {
  if (state.failure) return failed(t, state.failure, load)
  if (state.isLoading && !state.data) return loading(t)
  if (isEmpty && isEmpty(state.data)) return nothing(emptyText)
  return show(state.data)
}

export function block(title, content, attributes = {}) {
  return h('section', { class: 'block', ...attributes }, [h('h2', { class: 'block__title' }, title), content])
}

export function pairs(rows) {
  return h(
    'dl',
    { class: 'pairs' },
    rows
      .filter((row) => row && row[1] !== null && row[1] !== undefined && row[1] !== '')
      .map(([name, value]) => h('div', { class: 'pairs__row' }, [h('dt', name), h('dd', value)])),
  )
}

export function figures(items) {
  return h(
    'div',
    { class: 'figures' },
    items.map(([name, value, isStrong]) =>
      h('div', { class: ['figure', isStrong && 'figure_strong'] }, [
        h('div', { class: 'figure__value' }, value),
        h('div', { class: 'figure__name' }, name),
      ]),
    ),
  )
}

export function button(text, onClick, { kind = 'primary', isBusy = false, isMini = true, ...rest } = {}) {
  return h(
    'button',
    {
      type: 'button',
      class: ['weui-btn', `weui-btn_${kind}`, isMini && 'weui-btn_mini', isBusy && 'weui-btn_loading'],
      disabled: isBusy,
      onClick,
      ...rest,
    },
    [isBusy ? h('i', { class: 'weui-loading', 'aria-hidden': 'true' }) : null, text],
  )
}

/** Choosing one of a few. */
export function choice(label, options, chosen, choose) {
  return h(
    'div',
    { class: 'choice', role: 'group', 'aria-label': label },
    options.map(([value, text]) =>
      h(
        'button',
        {
          type: 'button',
          class: ['choice__one', value === chosen && 'choice__one_on'],
          'aria-pressed': value === chosen,
          onClick: () => choose(value),
        },
        text,
      ),
    ),
  )
}

export function field(label, input, hint) {
  return h('label', { class: 'field' }, [
    h('span', { class: 'field__label' }, label),
    input,
    hint ? h('span', { class: 'field__hint' }, hint) : null,
  ])
}

export function badge(text, colour = 'grey') {
  return h('span', { class: ['badge', `badge_${colour}`] }, text)
}

/** A list that goes on: `readPage(cursor)` answers items and nextCursor; `again` begins anew. */
export function useList(readPage, ...sources) {
  const rest = ref([])
  const next = ref(null)
  const more = useDoing()
  const first = useLoad(async () => {
    const page = await readPage('')
    rest.value = []
    next.value = page.nextCursor
    return page
  }, ...sources)
  async function onwards() {
    const page = await more.doing('more', () => readPage(`&cursor=${encodeURIComponent(next.value)}`))
    if (!page) return
    rest.value = [...rest.value, ...page.items]
    next.value = page.nextCursor
  }
  return { first, items: () => [...((first.state.data && first.state.data.items) || []), ...rest.value], next, more, onwards }
}

/** The way on in such a list, and why it did not work. */
export function further(t, { next, more, onwards }) {
  return [
    next.value ? button(t('state.more'), onwards, { kind: 'default', isBusy: more.busy.value === 'more' }) : null,
    more.failure.value ? failed(t, more.failure.value, onwards) : null,
  ]
}

/** A sheet from below; Escape and the mask close it, and the keyboard stays inside. */
export const Sheet = {
  props: { title: { type: String, required: true } },
  emits: ['close'],
  setup(props, { slots, emit }) {
    const { t } = useI18n()
    const root = ref(null)
    const before = document.activeElement
    function keys(event) {
      if (event.key === 'Escape') emit('close')
      if (event.key !== 'Tab') return
      const stops = [...root.value.querySelectorAll('button:not([disabled]),input,select,textarea,a[href]')]
      const edge = event.shiftKey ? stops[0] : stops[stops.length - 1]
      if (document.activeElement === edge || !root.value.contains(document.activeElement)) {
        event.preventDefault()
        ;(event.shiftKey ? stops[stops.length - 1] : stops[0]).focus()
      }
    }
    // On the document: what has just been switched off while it was busy has no focus any more.
    onMounted(() => {
      document.addEventListener('keydown', keys)
      root.value.querySelector('button').focus()
    })
    onBeforeUnmount(() => {
      document.removeEventListener('keydown', keys)
      if (before && before.focus) before.focus()
    })
    return () =>
      h('div', { class: 'sheet' }, [
        h('div', { class: 'weui-mask', onClick: () => emit('close') }),
        h('div', { class: 'sheet__paper', role: 'dialog', 'aria-modal': 'true', 'aria-label': props.title, ref: root }, [
          h('header', { class: 'sheet__head' }, [
            h('h2', props.title),
            h('button', { type: 'button', class: 'sheet__close', 'aria-label': t('state.close'), onClick: () => emit('close') }, '×'),
          ]),
          h('div', { class: 'sheet__body' }, slots.default()),
        ]),
      ])
  },
}

/** A picture behind the token. */
export const Picture = {
  props: { path: { type: String, required: true }, alt: { type: String, default: '' }, isLarge: Boolean },
  setup(props) {
    const address = ref('')
    const size = () => props.isLarge && 'picture_large'
    async function show() {
      drop()
      try {
        address.value = await picture(props.path)
      } catch {
        address.value = ''
      }
    }
    function drop() {
      if (address.value) URL.revokeObjectURL(address.value)
      address.value = ''
    }
    onMounted(show)
    watch(() => props.path, show)
    onBeforeUnmount(drop)
    return () =>
      address.value
        ? h('img', { class: ['picture', size()], src: address.value, alt: props.alt })
        : h('div', { class: ['picture', size()], 'aria-hidden': 'true' })
  },
}

/** A text to be copied; where the clipboard is closed to us it is marked, so that a long tap copies it. */
export const Copyable = {
  props: { text: { type: String, required: true }, label: { type: String, required: true } },
  setup(props) {
    const { t } = useI18n()
    const isCopied = ref(false)
    const box = ref(null)
    async function copy() {
      try {
        await navigator.clipboard.writeText(props.text)
      } catch {
        box.value.select()
        document.execCommand('copy')
      }
      isCopied.value = true
      setTimeout(() => (isCopied.value = false), 2500)
    }
    return () =>
      h('div', { class: 'copyable' }, [
        h('textarea', { ref: box, class: 'copyable__text', readonly: true, rows: 3, 'aria-label': props.label, value: props.text }),
        button(isCopied.value ? t('state.copied') : t('state.copy'), copy, { kind: isCopied.value ? 'default' : 'primary', 'aria-live': 'polite' }),
      ])
  },
}
