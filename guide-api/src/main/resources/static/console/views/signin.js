import { defineComponent, h, nextTick, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { post } from '../api.js'
import { icon } from '../icons.js'
import { Trouble } from '../parts.js'
import { begin } from '../session.js'

/** Name and password, and the six digits of a second factor where the account has one. */
export default defineComponent({
  props: { changeLanguage: { type: Function, required: true } },
  setup(props) {
    const { t } = useI18n()
    const form = reactive({ username: '', password: '', otp: '' })
    const needsOtp = ref(false)
    const busy = ref(false)
    const problem = ref(null)

    async function submit(event) {
      event.preventDefault()
      busy.value = true
      problem.value = null
      try {
        const body = { username: form.username, password: form.password }
        begin(await post('/sessions', needsOtp.value ? { ...body, otp: form.otp } : body))
      } catch (refused) {
        if (refused.code === 'second_factor_required' && !needsOtp.value) {
          needsOtp.value = true
          nextTick(() => document.getElementById('otp').focus())
        } else {
          problem.value = refused
          form.otp = ''
        }
      } finally {
        busy.value = false
      }
    }

    const field = (id, label, more) => h('div', { class: 'mb-3' }, [
      h('label', { class: 'form-label', for: id }, label),
      h('input', { id, class: 'form-control form-control-lg', required: true, value: form[id], onInput: event => { form[id] = event.target.value }, ...more })
    ])

    return () => h('div', { class: 'signin' }, [
      h('div', { class: 'pitch' }, [
        h('div', { class: 'brand mb-4' }, [h('img', { src: '/console/icon.svg', alt: '' }), 'Guidepost']),
        h('h1', t('signin.line')),
        h('ul', { class: 'list-unstyled fs-3' }, [1, 2, 3, 4].map(line => h('li', { class: 'd-flex gap-2' }, [icon('check'), t('signin.p' + line)])))
      ]),
      h('main', { class: 'form' }, [h('form', { onSubmit: submit, 'aria-label': t('signin.title') }, [
        h('div', { class: 'd-flex align-items-center mb-4' }, [
          h('h2', { class: 'h1 m-0 me-auto' }, t('signin.title')),
          h('button', { type: 'button', class: 'btn btn-ghost-secondary btn-sm', onClick: props.changeLanguage }, t('language.other'))
        ]),
        needsOtp.value
          ? [field('otp', t('signin.otp'), { inputmode: 'numeric', autocomplete: 'one-time-code', pattern: '[0-9]{6}', maxlength: 6 }),
            h('p', { class: 'text-secondary' }, t('signin.otpHint'))]
          : [field('username', t('signin.username'), { autocomplete: 'username', autofocus: true, maxlength: 64 }),
            field('password', t('signin.password'), { type: 'password', autocomplete: 'current-password', maxlength: 200 })],
        problem.value ? h('div', { class: 'mb-3' }, [h(Trouble, { problem: problem.value })]) : null,
        h('button', { type: 'submit', class: 'btn btn-primary btn-lg w-100', disabled: busy.value }, t(needsOtp.value ? 'signin.verify' : 'signin.submit')),
        needsOtp.value ? h('button', {
          type: 'button', class: 'btn btn-link w-100 mt-2', onClick: () => { needsOtp.value = false; form.otp = ''; problem.value = null }
        }, t('signin.startOver')) : null
      ])])
    ])
  }
})
