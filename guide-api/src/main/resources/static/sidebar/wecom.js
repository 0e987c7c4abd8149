// WeCom's own container: who is in the chat, and what its JS-SDK can do. Outside of it all of this is absent.

import { get } from './api.js'

const APIS = ['getContext', 'getCurExternalContact', 'sendChatMessage', 'shareToExternalContact', 'shareToExternalMoments', 'getLocation']

export const isInWeCom = /wxwork/i.test(navigator.userAgent)

let ready = null

function script(address) {
  return new Promise((resolve, reject) => {
    const element = document.createElement('script')
    element.src = address
    element.onload = resolve
    element.onerror = () => reject(new Error(address))
    document.head.append(element)
  })
}

/** WeCom wants the address of the page signed, without its fragment. */
const signed = (url) => get(`/jssdk-config?url=${encodeURIComponent(url.split('#')[0])}`)

export function begin(settings) {
  if (!isInWeCom) return Promise.resolve(null)
  ready ??= script(settings.jsSdk).then(() => {
    window.ww.register({
      corpId: settings.corpId,
      agentId: settings.agentId,
      jsApiList: APIS,
      async getConfigSignature(url) {
        const { timestamp, nonceStr, signature } = await signed(url)
        return { timestamp, nonceStr, signature }
      },
      async getAgentConfigSignature(url) {
        const { timestamp, nonceStr, agentSignature } = await signed(url)
        return { timestamp, nonceStr, signature: agentSignature }
      },
    })
    return window.ww
  })
  return ready
}

/** The customer beside whose chat the page stands; null when it stands elsewhere. The server checks the id. */
export async function currentCustomer() {
  if (!ready) return null
  try {
    return (await (await ready).getCurExternalContact()).userId
  } catch {
    return null
  }
}

/** `api` and `payload` as the server answered them; true when WeCom says that it was done. */
export async function carryOut(api, payload) {
  const ww = await ready
  const answer = await ww[api](payload)
  return /:ok$/.test(answer.errMsg || answer.err_msg || '')
}

/** Where the phone is, in millionths of degrees; rejects when it may or can not tell. */
export async function whereabouts() {
  const { latitude, longitude } = ready ? await (await ready).getLocation({ type: 'wgs84' }) : await located()
  return { latitudeE6: Math.round(latitude * 1e6), longitudeE6: Math.round(longitude * 1e6) }
}

function located() {
  return new Promise((resolve, reject) =>
    navigator.geolocation.getCurrentPosition((found) => resolve(found.coords), reject, { enableHighAccuracy: true, timeout: 15000 }),
  )
}

/** The mini-program's card into the chat. */
export function sendCard({ appId, title, page, imgUrl }) {
  return carryOut('sendChatMessage', { msgtype: 'miniprogram', enterChat: true, miniprogram: { appid: appId, title, page, imgUrl } })
}

export function sendText(content) {
  return carryOut('sendChatMessage', { msgtype: 'text', enterChat: true, text: { content } })
}

/** The browser goes to WeCom and comes back with a code. The state is ours, so that nobody else's code is taken. */
export function goAndSignIn(settings) {
  const state = crypto.randomUUID().replaceAll('-', '')
  sessionStorage.setItem('guidepost.state', state)
  const back = encodeURIComponent(location.origin + location.pathname)
  location.replace(
    `https://open.weixin.qq.com/connect/oauth2/authorize?appid=${encodeURIComponent(settings.corpId)}` +
      `&redirect_uri=${back}&response_type=code&scope=snsapi_base&state=${state}` +
      `&agentid=${encodeURIComponent(settings.agentId)}#wechat_redirect`,
  )
}

/** The code WeCom sent the page back with, once; null without one, or with one that we have not asked for. */
export function takeCode() {
  const query = new URLSearchParams(location.search)
  const code = query.get('code')
  if (!code) return null
  const isOurs = query.get('state') === sessionStorage.getItem('guidepost.state')
  sessionStorage.removeItem('guidepost.state')
  history.replaceState(null, '', location.pathname + location.hash)
  return isOurs ? code : null
}
