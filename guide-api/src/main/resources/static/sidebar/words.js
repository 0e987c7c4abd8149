// Every word of the page, in both languages.

import { createI18n } from 'vue-i18n'

const zh = {
  title: 'Guidepost 导购',
  language: 'English',
  tab: { customer: '顾客', tasks: '任务', share: '分享', onsite: '现场', me: '我的' },
  state: { loading: '加载中…', retry: '重试', close: '关闭', copy: '复制', copied: '已复制', more: '更多', back: '返回', cancel: '取消', noAnswer: '没有连上服务器，请检查网络后重试' },
  sign: { in: '登录', inWeCom: '请在企业微信中打开', again: '登录已过期，请重新登录', demo: '演示', guide: '导购', customer: '顾客', choose: '请选择' },
  customer: { none: '还没有选择顾客：请在与顾客的聊天旁打开', unnamed: '未命名', friendSince: '{day} 起为好友', boundOnly: '已绑定，尚未加好友', noMember: '尚未打开过商城', optedOut: '不接收群发消息', share: '分享给TA', tryOn: '试穿记录', noTags: '还没有标签', editTags: '编辑标签', saveTags: '保存标签', noTagsToChoose: '总部还没有建标签' },
  block: { tags: '标签', profile: '客户画像', lifecycle: '生命周期', analysis: '客户分析', finance: '财务往来', upcoming: '即将下单', history: '历史交易' },
  stage: { PROSPECT: '潜客', NEW: '新客', ACTIVE: '活跃', AT_RISK: '预警', DORMANT: '沉睡' },
  profile: { nickname: '昵称', phone: '手机', memberSince: '成为会员', homeStore: '归属门店', channel: '来源渠道', binding: '绑定导购', bindingOwn: '我，保护期至 {day}', bindingOther: '{guide}，保护期至 {day}', unbound: '未绑定', marketing: '营销授权', marketingYes: '同意', marketingNo: '不同意', marketingUnknown: '未表态' },
  lifecycle: { first: '首次购买', last: '最近购买' },
  analysis: { none: '还没有付款订单', orders: '付款订单', average: '客单价', returns: '退货率', categories: '常买品类', brands: '常买品牌', specs: '常买规格', units: '{count} 件' },
  finance: { net: '累计净额', year: '近一年净额', refunded: '累计退款', unpaid: '{count} 笔待付款，共 {sum}', coupons: '可用优惠券', noCoupons: '没有可用的优惠券', until: '{day} 到期' },
  coupon: { amount: '减 {off}', share: '减 {off}', freight: '免运费', from: '满 {from} 可用' },
  upcoming: { expected: '预计 {day} 下单', cart: '购物车里' },
  history: { noOrders: '还没有订单', traces: '最近动态', noTraces: '还没有动态', touch: '打开了分享：{product}', view: '浏览了 {product}', times: '{count} 次', shop: '商城' },
  orderStatus: { PENDING_PAYMENT: '待付款', CLOSING: '关闭中', PAID: '已付款', SHIPPED: '已发货', RECEIVED: '已收货', CLOSED: '已关闭', CANCELLED: '已取消' },
  tasks: { todo: '待办', done: '已完成', noneTodo: '没有待办任务', noneDone: '还没有完成的任务', nudged: '催办', targets: '{count} 位顾客', until: '截止 {moment}', executeOne: '{act} {title}', look: '查看', review: '待审凭证', tapped: '已执行', status: '状态', reason: '原因', deadline: '截止', progress: '进度', sent: '已发送', evidence: '已有证据', minEvidence: '要求证据', noEvidence: '还没有', whom: '发给谁', nobody: '名单是空的', inviteHow: '邀请顾客进入您的客户群；进群人数会自动计入。', claim: '我已完成', claimed: '已登记为“{status}”；企业微信或系统的记录会另行核实。', copyText: '文案', materials: '素材', confirmInWeCom: '群发已在企业微信中准备好：请到企业微信点“发送”，结果会自动回到这里。', inApp: '这项任务在本页完成，请按说明操作。', sentInWeCom: '已在企业微信中发出。', notSentInWeCom: '企业微信没有发出，可以再试一次。', outsideWeCom: '不在企业微信中：请复制文案，手动发送。' },
  taskType: { SEND_1V1: '1对1群发', SEND_GROUP: '客户群群发', MOMENTS_CORP: '企业朋友圈', MOMENTS_PERSONAL: '个人朋友圈', VISIT_CALLBACK: '回访', MATERIAL_SHARE: '素材分享', INVITE_GROUP: '邀请进群', ADD_FRIEND: '加好友', TRAINING: '培训', CUSTOM: '自定义' },
  taskStatus: { PENDING: '待通知', NOTIFIED: '待执行', VIEWED: '已查看', EXECUTING: '执行中', PARTIAL: '部分完成', DONE: '已完成', DONE_UNVERIFIED: '完成待核实', EXPIRED: '已过期', EXEMPT: '免除', FAILED: '失败' },
  materialKind: { TEXT: '文字', IMAGE: '图片', VIDEO: '视频', FILE: '文件', LINK: '链接', MINIPROGRAM: '小程序', POSTER: '海报', LOOK: '搭配' },
  share: { what: '分享什么', product: '商品', material: '素材', coupon: '优惠券', search: '搜索本店商品', find: '搜索', from: '{price} 起', makeLink: '生成链接', noProducts: '没有找到商品', noMaterials: '没有可用素材', noCoupons: '总部还没有给您发券额度', couponFor: '仅 {name} 可领', couponForAnybody: '谁先打开谁领取', left: '剩余 {left}／{quota}', give: '发券', notGivable: '暂不可发', ready: '链接带有您的标识，顾客由此下单计入您的业绩。', link: '小程序路径', send: '发到聊天', sent: '已发送', code: '小程序码', until: '有效期至 {day}' },
  onsite: { tryOns: '试穿记录', of: '{name} 的试穿', ofNobody: '未选择顾客：记为匿名试穿', log: '记一次试穿', none: '还没有试穿记录', prepare: '用 {count} 件开单', baskets: '我的开单', noBaskets: '还没有开单', pieces: '{count} 件', prepared: '已开单', basketFor: '为您准备的商品', choose: '选择', sku: '规格', size: '实际试穿尺码', sizeHint: '与规格不同时填写', outcome: '结果', note: '备注', save: '保存', inBasket: '已开单', assist: '代客开单', assistHint: '选好商品，顾客在小程序里确认并付款。', available: '可售 {count}', add: '加入', addMore: '继续选', fewer: '减少 {spec}', moreOf: '增加 {spec}', sum: '合计', prepareCart: '生成订单链接' },
  tryOn: { WANTED: '想要', TOO_SMALL: '偏小', TOO_LARGE: '偏大', NOT_LIKED: '不喜欢', TOO_DEAR: '嫌贵', UNDECIDED: '再考虑' },
  basketState: { PREPARED: '待顾客打开', OPENED: '顾客已打开', DECLINED: '顾客已拒绝', ORDERED: '已下单', EXPIRED: '已过期' },
  money: { balance: '我的收益', available: '可提现', pending: '待确认', frozen: '退货期内', withdrawing: '提现中', paid: '已到账', debt: '待抵扣', withdraw: '提现', entries: '收益明细', noEntries: '还没有收益', why: '为什么', whyOne: '为什么是 {amount}', withdrawals: '提现记录', noWithdrawals: '还没有提现', amount: '金额', status: '状态', releaseAt: '可提现时间', order: '订单', goods: '商品', paidLine: '实付', refundedLine: '已退', rate: '佣金率', steps: '逐步计算', mostIs: '最多可提 {sum}', amountYuan: '金额（元）', channel: '方式', ask: '申请提现', cancel: '撤销', confirmInWeChat: '请在微信中确认收款' },
  entryKind: { ACCRUED: '计佣', CLAWED_BACK: '冲回' },
  accrualStatus: { PENDING: '待确认收货', FROZEN: '退货期内', AVAILABLE: '可提现', SETTLED: '已结算', PAID: '已支付', REVERSED: '已冲回' },
  withdrawalStatus: { REQUESTED: '已申请', APPROVED: '已通过', REJECTED: '未通过', SUBMITTED: '处理中', UNKNOWN: '核实中', WAIT_USER_CONFIRM: '待您确认收款', SUCCESS: '已到账', FAILED: '失败', CLOSED: '已关闭', CANCELLED: '已撤销' },
  channel: { WECHAT_TRANSFER: '微信转账', PAYROLL_EXPORT: '随工资发放' },
  act: { SEND_1V1: '一键执行', SEND_GROUP: '一键执行', MOMENTS_CORP: '一键执行', MOMENTS_PERSONAL: '一键执行', MATERIAL_SHARE: '一键分享', VISIT_CALLBACK: '去回访', INVITE_GROUP: '查看进度', ADD_FRIEND: '我的活码', TRAINING: '去学习', CUSTOM: '交凭证' },
  evidence: { E0: '本人自报', E1: '人工审核', E2: '系统记录', E3: '企业微信确认' },
  reason: { NO_TARGET: '名下没有目标顾客', LEFT: '已离职或调店', ON_LEAVE: '请假', CANCELLED: '任务已取消', QUIZ_FAILED: '培训未通过', PRODUCT_OFF_SHELF: '商品已下架', ALL_SKIPPED: '目标顾客都已跳过' },
  delivery: { NOT_SENT: '未发送', SENT: '已送达', FAIL_NOT_FRIEND: '已不是好友', FAIL_QUOTA: '已达接收上限', SKIPPED_FATIGUE: '避免打扰', SKIPPED_OPTOUT: '不接收群发', SKIPPED_SENSITIVE: '内容未通过' },
  visit: { title: '回访名单', none: '名单是空的', open: '待回访', log: '记录', change: '修改', logOne: '记录回访 {name}', outcome: '回访结果', note: '说了什么', nextOn: '下次回访日期', again: '{day} 再联系', save: '保存结果' },
  visitOutcome: { CONTACTED: '已联系', NO_ANSWER: '未接通', PROMISED: '答应到店', DECLINED: '不需要' },
  training: { title: '培训测验', rule: '答对 {percent}% 即通过，还有 {left} 次机会', several: '（多选）', hand: '提交答案', passed: '已通过', notPassed: '未通过', right: '答对 {right} / {of} 题', again: '再答一次（还有 {left} 次）', noneLeft: '没有答题机会了' },
  proof: { title: '完成凭证', wanted: '需要：{kinds}', and: '、', text: '说明', placeNow: '记录我的位置', placeAgain: '重新定位', noPlace: '没有取到位置，请允许使用定位后重试', place: '位置', addPhoto: '添加照片', photoNo: '照片 {no}', drop: '移除照片 {no}', send: '提交凭证', visits: '回访结果已齐，等待审核', forgotten: '{count} 张照片已按期清除', said: '审核意见：{reason}' },
  proofKind: { TEXT: '文字', LOCATION: '位置', PHOTO: '照片' },
  proofState: { PENDING: '待审核', APPROVED: '已通过', REJECTED: '未通过' },
  review: { none: '没有待审凭证', approve: '通过', reject: '驳回', reason: '驳回原因（导购会看到）' },
  code: { mine: '我的活码', how: '请顾客用微信扫码加您为好友，新增好友会自动计入。', make: '生成我的活码', waiting: '活码正在企业微信中生成，请稍候', open: '打开二维码' },
  pickup: { title: '到店自提', none: '没有自提订单', ready: '备货完成', code: '顾客的取货码', handOver: '核销', until: '{day} 前有效' },
  pickupState: { CHOSEN: '待备货', READY: '待取货', HANDED_OUT: '已取货' },
  performance: { title: '近 30 天业绩', targets: '本月目标', netSales: '净销售额', orders: '订单', commission: '佣金', rank: '本店第 {rank} 名，共 {of} 人', noRank: '近 30 天还没有排名', noTargets: '本月没有目标' },
  targetKind: { NET_SALES: '净销售额', ORDERS: '订单数', NEW_FRIENDS: '新增好友', EXECUTION_RATE: '任务执行率' },
}

const en = {
  title: 'Guidepost guide',
  language: '中文',
  tab: { customer: 'Customer', tasks: 'Tasks', share: 'Share', onsite: 'In store', me: 'Me' },
  state: { loading: 'Loading…', retry: 'Try again', close: 'Close', copy: 'Copy', copied: 'Copied', more: 'More', back: 'Back', cancel: 'Cancel', noAnswer: 'The server cannot be reached. Check the network and try again.' },
  sign: { in: 'Sign in', inWeCom: 'Please open this page in WeCom', again: 'Your session has ended. Please sign in again.', demo: 'Demo', guide: 'Guide', customer: 'Customer', choose: 'Choose' },
  customer: { none: 'No customer is chosen: open this page beside a chat', unnamed: 'No name', friendSince: 'Friend since {day}', boundOnly: 'Bound to you, not a friend yet', noMember: 'Has not opened the shop yet', optedOut: 'Wants no mass messages', share: 'Share', tryOn: 'Try-ons', noTags: 'No tags yet', editTags: 'Edit tags', saveTags: 'Save tags', noTagsToChoose: 'Headquarters has made no tags yet' },
  block: { tags: 'Tags', profile: 'Profile', lifecycle: 'Lifecycle', analysis: 'Analysis', finance: 'Money', upcoming: 'Next order', history: 'History' },
  stage: { PROSPECT: 'Prospect', NEW: 'New', ACTIVE: 'Active', AT_RISK: 'At risk', DORMANT: 'Dormant' },
  profile: { nickname: 'Nickname', phone: 'Phone', memberSince: 'Member since', homeStore: 'Home store', channel: 'Came by', binding: 'Bound to', bindingOwn: 'me, protected until {day}', bindingOther: '{guide}, protected until {day}', unbound: 'nobody', marketing: 'Marketing consent', marketingYes: 'agreed', marketingNo: 'refused', marketingUnknown: 'not answered' },
  lifecycle: { first: 'First purchase', last: 'Last purchase' },
  analysis: { none: 'No paid order yet', orders: 'Paid orders', average: 'Average order', returns: 'Returned', categories: 'Categories', brands: 'Brands', specs: 'Variants', units: '× {count}' },
  finance: { net: 'Net, all time', year: 'Net, last year', refunded: 'Refunded', unpaid: '{count} unpaid, {sum} in all', coupons: 'Usable coupons', noCoupons: 'No usable coupon', until: 'until {day}' },
  coupon: { amount: '{off} off', share: '{off} off', freight: 'Free delivery', from: 'from {from}' },
  upcoming: { expected: 'Expected on {day}', cart: 'In the cart' },
  history: { noOrders: 'No orders yet', traces: 'Latest steps', noTraces: 'Nothing yet', touch: 'Opened a link: {product}', view: 'Looked at {product}', times: '{count} times', shop: 'the shop' },
  orderStatus: { PENDING_PAYMENT: 'Unpaid', CLOSING: 'Closing', PAID: 'Paid', SHIPPED: 'Shipped', RECEIVED: 'Received', CLOSED: 'Closed', CANCELLED: 'Cancelled' },
  tasks: { todo: 'To do', done: 'Done', noneTodo: 'Nothing to do', noneDone: 'Nothing done yet', nudged: 'Nudged', targets: '{count} customers', until: 'until {moment}', executeOne: '{act}: {title}', look: 'Look', review: 'To review', tapped: 'Started', status: 'Status', reason: 'Reason', deadline: 'Deadline', progress: 'Progress', sent: 'Sent', evidence: 'Evidence so far', minEvidence: 'Evidence asked for', noEvidence: 'none yet', whom: 'Who gets it', nobody: 'Nobody is on the list', inviteHow: 'Invite customers into your group chats. Who comes in is counted by itself.', claim: 'I have done it', claimed: 'Noted as “{status}”. WeCom or our own records will prove it.', copyText: 'Text', materials: 'Materials', confirmInWeCom: 'The message is ready in WeCom: tap "Send" there, and the result comes back here by itself.', inApp: 'This task is done on this page. Follow the instruction.', sentInWeCom: 'WeCom has sent it.', notSentInWeCom: 'WeCom has not sent it. You can try again.', outsideWeCom: 'This is not WeCom: copy the text and send it yourself.' },
  taskType: { SEND_1V1: 'One-to-one', SEND_GROUP: 'Group chats', MOMENTS_CORP: 'Company moments', MOMENTS_PERSONAL: 'My moments', VISIT_CALLBACK: 'Call back', MATERIAL_SHARE: 'Share material', INVITE_GROUP: 'Invite to group', ADD_FRIEND: 'Add friends', TRAINING: 'Training', CUSTOM: 'Other' },
  taskStatus: { PENDING: 'Not told yet', NOTIFIED: 'To do', VIEWED: 'Seen', EXECUTING: 'Under way', PARTIAL: 'Partly done', DONE: 'Done', DONE_UNVERIFIED: 'Done, unverified', EXPIRED: 'Expired', EXEMPT: 'Exempt', FAILED: 'Failed' },
  materialKind: { TEXT: 'Text', IMAGE: 'Picture', VIDEO: 'Video', FILE: 'File', LINK: 'Link', MINIPROGRAM: 'Mini-program', POSTER: 'Poster', LOOK: 'Look' },
  share: { what: 'What to share', product: 'Product', material: 'Material', coupon: 'Coupon', search: 'Search my store', find: 'Search', from: 'from {price}', makeLink: 'Make link', noProducts: 'No product found', noMaterials: 'No material to use', noCoupons: 'Headquarters has given you no coupons yet', couponFor: 'Only {name} can take it', couponForAnybody: 'Whoever opens it first takes it', left: '{left} of {quota} left', give: 'Give', notGivable: 'Not now', ready: 'The link is yours: what the customer orders through it counts for you.', link: 'Mini-program path', send: 'Send to chat', sent: 'Sent', code: 'Mini-program code', until: 'Good until {day}' },
  onsite: { tryOns: 'Try-ons', of: 'What {name} has tried on', ofNobody: 'No customer chosen: kept without a name', log: 'Log a try-on', none: 'Nothing tried on yet', prepare: 'Prepare a basket of {count}', baskets: 'My baskets', noBaskets: 'No basket yet', pieces: '{count} pieces', prepared: 'Basket ready', basketFor: 'Prepared for you', choose: 'Choose', sku: 'Variant', size: 'Size that was tried', sizeHint: 'if other than the variant', outcome: 'Outcome', note: 'Note', save: 'Save', inBasket: 'in a basket', assist: 'Prepare an order', assistHint: 'Choose the goods; the customer confirms and pays in the mini-program.', available: '{count} to sell', add: 'Add', addMore: 'Add more', fewer: 'Fewer {spec}', moreOf: 'More {spec}', sum: 'Sum', prepareCart: 'Make the link' },
  tryOn: { WANTED: 'Wanted', TOO_SMALL: 'Too small', TOO_LARGE: 'Too large', NOT_LIKED: 'Not liked', TOO_DEAR: 'Too dear', UNDECIDED: 'Undecided' },
  basketState: { PREPARED: 'Waits for the customer', OPENED: 'Opened', DECLINED: 'Declined', ORDERED: 'Ordered', EXPIRED: 'Expired' },
  money: { balance: 'My earnings', available: 'Available', pending: 'Pending', frozen: 'In return window', withdrawing: 'On the way', paid: 'Paid out', debt: 'To be repaid', withdraw: 'Withdraw', entries: 'Entries', noEntries: 'Nothing earned yet', why: 'Why', whyOne: 'Why {amount}', withdrawals: 'Withdrawals', noWithdrawals: 'No withdrawal yet', amount: 'Amount', status: 'Status', releaseAt: 'Available from', order: 'Order', goods: 'Goods', paidLine: 'Paid', refundedLine: 'Refunded', rate: 'Rate', steps: 'Step by step', mostIs: 'At most {sum}', amountYuan: 'Amount (yuan)', channel: 'How', ask: 'Ask for it', cancel: 'Cancel', confirmInWeChat: 'Confirm the transfer in WeChat' },
  entryKind: { ACCRUED: 'Commission', CLAWED_BACK: 'Taken back' },
  accrualStatus: { PENDING: 'Not received yet', FROZEN: 'In return window', AVAILABLE: 'Available', SETTLED: 'Settled', PAID: 'Paid', REVERSED: 'Taken back' },
  withdrawalStatus: { REQUESTED: 'Asked for', APPROVED: 'Approved', REJECTED: 'Rejected', SUBMITTED: 'Under way', UNKNOWN: 'Being checked', WAIT_USER_CONFIRM: 'Waits for you', SUCCESS: 'Paid out', FAILED: 'Failed', CLOSED: 'Closed', CANCELLED: 'Cancelled' },
  channel: { WECHAT_TRANSFER: 'WeChat transfer', PAYROLL_EXPORT: 'With the salary' },
  act: { SEND_1V1: 'Do it', SEND_GROUP: 'Do it', MOMENTS_CORP: 'Do it', MOMENTS_PERSONAL: 'Do it', MATERIAL_SHARE: 'Share it', VISIT_CALLBACK: 'Call back', INVITE_GROUP: 'Progress', ADD_FRIEND: 'My code', TRAINING: 'Learn', CUSTOM: 'Hand in' },
  evidence: { E0: 'your own word', E1: 'somebody has looked', E2: 'our own records', E3: 'WeCom says so' },
  reason: { NO_TARGET: 'No customer to reach', LEFT: 'Left the store', ON_LEAVE: 'On leave', CANCELLED: 'Task called off', QUIZ_FAILED: 'Quiz not passed', PRODUCT_OFF_SHELF: 'Product off the shelf', ALL_SKIPPED: 'All customers were skipped' },
  delivery: { NOT_SENT: 'Not sent', SENT: 'Reached', FAIL_NOT_FRIEND: 'No friend any more', FAIL_QUOTA: 'Has had enough messages', SKIPPED_FATIGUE: 'Left in peace', SKIPPED_OPTOUT: 'Wants no messages', SKIPPED_SENSITIVE: 'Content refused' },
  visit: { title: 'Whom to call on', none: 'Nobody is on the list', open: 'To do', log: 'Log', change: 'Change', logOne: 'Log the call on {name}', outcome: 'What came of it', note: 'What was said', nextOn: 'Call again on', again: 'again on {day}', save: 'Save the result' },
  visitOutcome: { CONTACTED: 'Reached', NO_ANSWER: 'No answer', PROMISED: 'Will come', DECLINED: 'Declined' },
  training: { title: 'Quiz', rule: '{percent}% right answers pass; tries left: {left}', several: ' (several)', hand: 'Hand in', passed: 'Passed', notPassed: 'Not passed', right: '{right} of {of} right', again: 'Try again ({left} left)', noneLeft: 'No try is left' },
  proof: { title: 'Proof', wanted: 'Asked for: {kinds}', and: ', ', text: 'In words', placeNow: 'Note where I am', placeAgain: 'Locate again', noPlace: 'The position cannot be read. Allow it, then try again.', place: 'Place', addPhoto: 'Add photo', photoNo: 'Photo {no}', drop: 'Remove photo {no}', send: 'Hand in', visits: 'All results of the calls are there and wait for a review', forgotten: '{count} photos have been deleted in due time', said: 'The reviewer says: {reason}' },
  proofKind: { TEXT: 'words', LOCATION: 'place', PHOTO: 'photos' },
  proofState: { PENDING: 'To be reviewed', APPROVED: 'Approved', REJECTED: 'Rejected' },
  review: { none: 'Nothing to review', approve: 'Approve', reject: 'Reject', reason: 'Why not (the guide sees it)' },
  code: { mine: 'My code', how: 'Customers who scan it become your friends, and are counted by themselves.', make: 'Make my code', waiting: 'WeCom is making the code. Please wait a moment.', open: 'Open the code' },
  pickup: { title: 'To be fetched here', none: 'No order to be fetched', ready: 'Laid out', code: 'The shopper’s code', handOver: 'Hand over', until: 'good until {day}' },
  pickupState: { CHOSEN: 'To lay out', READY: 'To be fetched', HANDED_OUT: 'Handed over' },
  performance: { title: 'Last 30 days', targets: 'Targets of this month', netSales: 'Net sales', orders: 'Orders', commission: 'Commission', rank: 'Rank {rank} of {of} in my store', noRank: 'No rank yet', noTargets: 'No target this month' },
  targetKind: { NET_SALES: 'Net sales', ORDERS: 'Orders', NEW_FRIENDS: 'New friends', EXECUTION_RATE: 'Task execution' },
}

const STORED = 'guidepost.language'

function preferred() {
  const wanted = localStorage.getItem(STORED) || navigator.language || 'zh-CN'
  return wanted.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

export const i18n = createI18n({ legacy: false, locale: preferred(), fallbackLocale: 'zh-CN', messages: { 'zh-CN': zh, en } })

export function choose(tag) {
  localStorage.setItem(STORED, tag)
  i18n.global.locale.value = tag
}
