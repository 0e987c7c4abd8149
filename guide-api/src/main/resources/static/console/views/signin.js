import { defineComponent, h, nextTick, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { post, put } from '../api.js'
import { icon } from '../icons.js'
import { Trouble } from '../parts.js'
import { qrCode } from '../qr.js'
import { begin, session } from '../session.js'

/** Name and password, the code of a second factor where the account has one, and what the account still has to do first. */
export default defineComponent({
  props: { changeLanguage: { type: Function, required: true } },
  setup(props) {
    const { t } = useI18n()
    const form = reactive({ username: '', password: '', code: '', newPassword: '' })
    // PASSWORD, CODE, then NEW_PASSWORD, ENROL and RECOVERY where they are due.
    const step = ref('PASSWORD')
    const busy = ref(false)
    const problem = ref(null)
    const enrolment = ref(null)
    const recovery = ref([])
    let restricted = null

    const goTo = async (next, field) => {
      step.value = next
      problem.value = null
      await nextTick()
      if (field) document.getElementById(field).focus()
    }

    async function enter(session) {
      if (!session.due) return begin(session)
      restricted = session.accessToken
      if (/PASSWORD/.test(session.due)) return goTo('NEW_PASSWORD', 'newPassword')
      enrolment.value = await post('/account/second-factor', {}, { token: restricted })
      form.code = ''
      return goTo('ENROL', 'code')
    }

    const steps = {
      async PASSWORD() {
        await enter(await post('/sessions', { username: form.username, password: form.password }))
      },
      async CODE() {
        await enter(await post('/sessions', { username: form.username, password: form.password, code: form.code.trim() }))
      },
      async NEW_PASSWORD() {
        const session = await put('/account/password', { currentPassword: form.password, newPassword: form.newPassword }, { token: restricted })
        form.password = form.newPassword
        await enter(session)
      },
      async ENROL() {
        const { codes } = await post('/account/second-factor/confirmation', { code: form.code.trim() }, { token: restricted })
        recovery.value = codes
        await goTo('RECOVERY')
      },
      async RECOVERY() {
        form.code = ''
        await goTo('CODE', 'code')
      }
    }

    async function submit(event) {
      event.preventDefault()
      busy.value = true
      problem.value = null
      try {
        await steps[step.value]()
      } catch (refused) {
        if (refused.code === 'second_factor_required' && step.value === 'PASSWORD') {
          await goTo('CODE', 'code')
        } else {
          problem.value = refused
          form.code = ''
        }
      } finally {
        busy.value = false
      }
    }

    const field = (id, label, more) => h('div', { class: 'mb-3', key: id }, [
      h('label', { class: 'form-label', for: id }, label),
      h('input', { id, class: 'form-control form-control-lg', required: true, value: form[id], onInput: event => { form[id] = event.target.value }, ...more })
    ])
    const code = () => field('code', t('signin.code'), { inputmode: 'text', autocomplete: 'one-time-code', maxlength: 32 })
    const hint = text => h('p', { class: 'text-secondary' }, text)

    const shown = {
      PASSWORD: () => [field('username', t('signin.username'), { autocomplete: 'username', autofocus: true, maxlength: 64 }), field('password', t('signin.password'), { type: 'password', autocomplete: 'current-password', maxlength: 200 })],
      CODE: () => [code(), hint(t('signin.codeHint'))],
      NEW_PASSWORD: () => [hint(t('signin.newPasswordHint')), field('newPassword', t('signin.newPassword'), { type: 'password', autocomplete: 'new-password', minlength: 12, maxlength: 200 })],
      ENROL: () => [hint(t('signin.enrolHint')), qrCode(enrolment.value.otpauthUri, t('signin.qr')), h('p', [h('a', { href: enrolment.value.otpauthUri, class: 'btn w-100 mb-2' }, t('signin.openAuthenticator')), h('code', { class: 'd-block text-center text-break fs-3' }, enrolment.value.secret)]), code()],
      RECOVERY: () => [hint(t('signin.recoveryHint')), h('ul', { class: 'list-unstyled row row-cols-2 font-monospace' }, recovery.value.map(one => h('li', { key: one }, one)))]
    }
    const ACTIONS = { PASSWORD: 'signin.submit', CODE: 'signin.verify', NEW_PASSWORD: 'signin.change', ENROL: 'signin.verify', RECOVERY: 'signin.kept' }

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
        session.expired && step.value === 'PASSWORD' && !problem.value ? h('div', { class: 'alert alert-warning', role: 'status' }, t('signin.expired')) : null,
        shown[step.value](),
        problem.value ? h('div', { class: 'mb-3' }, [h(Trouble, { problem: problem.value })]) : null,
        h('button', { type: 'submit', class: 'btn btn-primary btn-lg w-100', disabled: busy.value }, t(ACTIONS[step.value])),
        step.value === 'PASSWORD' ? null : h('button', {
          type: 'button', class: 'btn btn-link w-100 mt-2', onClick: () => { Object.assign(form, { password: '', code: '', newPassword: '' }); goTo('PASSWORD', 'password') }
        }, t('signin.startOver'))
      ])])
    ])
  }
})
