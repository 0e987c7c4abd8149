// Every text of the console in both languages, side by side. The characters { } @ | mean something to vue-i18n.
const WORDS = {
  'product': ['Guidepost 总部', 'Guidepost HQ'],
  'loading': ['加载中', 'Loading'], 'empty': ['暂无数据', 'Nothing here yet'], 'again': ['重试', 'Try again'], 'more': ['加载更多', 'Show more'],
  'close': ['关闭', 'Close'], 'cancel': ['取消', 'Cancel'], 'refresh': ['刷新', 'Refresh'], 'back': ['返回', 'Back'], 'search': ['查询', 'Search'],
  'all': ['全部', 'All'], 'asOf': ['截至 {at}', 'As of {at}'], 'skip': ['跳到内容', 'Skip to content'], 'menu': ['菜单', 'Menu'], 'name': ['名称', 'Name'],
  'status.label': ['状态', 'Status'], 'reason': ['原因', 'Reason'], 'of': ['{a} / {b}', '{a} of {b}'], 'total': ['合计', 'Total'], 'none': ['无', 'None'],
  'language.other': ['English', '中文'], 'theme.dark': ['深色模式', 'Dark mode'], 'theme.light': ['浅色模式', 'Light mode'],

  'signin.title': ['登录总部控制台', 'Sign in to headquarters'], 'signin.username': ['用户名', 'User name'], 'signin.password': ['密码', 'Password'],
  'signin.submit': ['登录', 'Sign in'], 'signin.code': ['6 位动态验证码', '6-digit code'], 'signin.codeHint': ['打开验证器应用，输入当前的 6 位数字；也可使用一个恢复码', 'Open your authenticator and type the six digits it shows, or use a recovery code'],
  'signin.newPassword': ['新密码', 'New password'], 'signin.newPasswordHint': ['请先设置新密码（至少 12 位）', 'Choose a new password first, of 12 characters or more'], 'signin.change': ['修改密码', 'Change password'],
  'signin.enrolHint': ['用验证器应用扫描二维码（或输入密钥），再输入它显示的 6 位数字', 'Scan the code with an authenticator, or type the secret into it; then type the six digits it shows'], 'signin.qr': ['用验证器扫描的二维码', 'The code for an authenticator to scan'], 'signin.openAuthenticator': ['在验证器中打开', 'Open in authenticator'],
  'signin.recoveryHint': ['请保存这些恢复码，仅显示这一次', 'Keep these recovery codes; they are shown this once'], 'signin.kept': ['已保存，继续登录', 'I have kept them; sign in'],
  'signin.verify': ['验证', 'Verify'], 'signin.startOver': ['换个账号', 'Use another account'], 'signin.out': ['退出登录', 'Sign out'], 'signin.expired': ['登录已失效，请重新登录', 'The session has ended; sign in again'],
  'signin.line': ['每一元销售与佣金，都说得清来处', 'Every yuan of sales and commission explains itself'],
  'signin.p1': ['任务执行到每位导购、门店、大区，证据来自企业微信', 'Execution by guide, store and region, on WeCom’s own evidence'],
  'signin.p2': ['订单归属给出全部候选与理由', 'Attribution with every candidate and its reason'],
  'signin.p3': ['规则上线前先模拟：谁多得、谁少得', 'What-if before rules change: who wins and who loses'],
  'signin.p4': ['账实每日核对，分毫不差', 'Books reconciled every day, to the fen'],

  'nav.overview': ['总览', 'Overview'], 'nav.approvals': ['待我审批', 'Waiting for you'], 'nav.tasks': ['任务执行', 'Tasks'], 'nav.proofs': ['凭证审核', 'Proofs'], 'nav.orders': ['订单与归属', 'Orders'], 'nav.rules': ['归属与佣金规则', 'Rules & what-if'],
  'nav.statements': ['结算单', 'Statements'], 'nav.withdrawals': ['提现审批', 'Withdrawals'], 'nav.books': ['对账与总账', 'Books'], 'nav.jobs': ['后台任务', 'Jobs'],
  'nav.members': ['会员', 'Members'], 'nav.organization': ['组织', 'Organization'], 'nav.metrics': ['指标字典', 'Metric dictionary'],
  'nav.business': ['经营', 'Business'], 'nav.money': ['资金', 'Money'], 'nav.base': ['基础', 'Foundation'],

  'metric.definition': ['指标定义', 'Definition'], 'metric.unit': ['单位', 'Unit'], 'metric.units.FEN': ['元（接口以分计）', 'Yuan (fen in the API)'],
  'metric.units.COUNT': ['数量', 'Number'], 'metric.units.BP': ['百分比（接口以万分之一计）', 'Percentage (basis points in the API)'],
  'metric.asOf': ['统计口径与时效', 'As of'], 'metric.thisAsOf': ['此数截至', 'This number as of'], 'metric.source': ['数据来源', 'Source'], 'metric.owner': ['口径负责人', 'Owner'],
  'metric.unknown': ['没有此指标的定义', 'This metric has no definition'], 'metric.here': ['此处的分子 ÷ 分母', 'Numerator ÷ denominator here'],
  'metric.intro': ['控制台上的每个数字都可追溯到这里的一条定义；ⓘ 随处可点。', 'Every number of the console leads to one of these definitions; look for ⓘ.'],
  'metric.numerator': ['分子', 'Numerator'], 'metric.denominator': ['分母', 'Denominator'],

  'overview.days': ['最近 {n} 天', 'Last {n} days'], 'overview.region': ['大区', 'Region'], 'overview.everywhere': ['全部大区', 'All regions'],
  'overview.before': ['较上期', 'vs before'], 'overview.sales': ['销售走势', 'Sales by day'], 'overview.commission': ['佣金走势', 'Commission by day'],
  'overview.execution': ['任务执行率走势', 'Execution by day'], 'overview.members': ['新增会员走势', 'Members added by day'], 'overview.regions': ['大区业绩', 'Sales by region'],
  'overview.guides': ['导购排行', 'Leading guides'], 'overview.books': ['账实核对', 'Reconciliation'], 'overview.booksOk': ['全部相符', 'Everything agrees'],
  'overview.booksOff': ['{n} 处差异', '{n} mismatches'], 'overview.booksGap': ['{n} 项未能核对', '{n} could not be compared'], 'overview.booksNone': ['尚未运行', 'Has not run yet'], 'overview.runs': ['{n} 项核对', '{n} checks'],
  'overview.funnel': ['从下单到净额', 'From placed to net'],

  'tasks.create': ['新建任务', 'New task'], 'tasks.title': ['标题', 'Title'], 'tasks.type': ['类型', 'Type'], 'tasks.start': ['开始', 'Starts'], 'tasks.deadline': ['截止', 'Deadline'],
  'tasks.audience': ['下发人数', 'Guides'], 'tasks.live': ['实时', 'Live'], 'tasks.over': ['已结束', 'Ended'], 'tasks.reconnecting': ['正在重连', 'Reconnecting'],
  'tasks.updated': ['更新于 {at}', 'Updated {at}'], 'tasks.byPlace': ['大区 → 门店 → 导购', 'Region → store → guide'], 'tasks.progress': ['进度', 'Progress'],
  'tasks.submit': ['提交审批', 'Submit'], 'tasks.approve': ['审批通过', 'Approve'], 'tasks.reject': ['驳回', 'Reject'], 'tasks.pause': ['暂停', 'Pause'], 'tasks.resume': ['恢复', 'Resume'],
  'tasks.nudge': ['催办未完成', 'Nudge'], 'tasks.nudged': ['已催办 {n} 人，跳过 {m} 人', 'Nudged {n}, skipped {m}'], 'tasks.done': ['已完成：{status}', 'Done: {status}'],
  'tasks.instruction': ['给导购的说明', 'Instruction for guides'], 'tasks.copy': ['发送文案（锁定）', 'Copy to send (locked)'], 'tasks.regions': ['大区', 'Regions'], 'tasks.open': ['展开 {name}', 'Open {name}'],
  'tasks.draftIt': ['保存草稿', 'Save draft'], 'tasks.draftAndSubmit': ['保存并提交审批', 'Save and submit'], 'tasks.materials': ['素材', 'Material'], 'tasks.noMaterial': ['不带素材', 'No material'],
  'tasks.depth': ['触达深度', 'How deep it went'], 'tasks.evidence': ['证据构成', 'Evidence'],
  'tasks.cancel': ['取消任务', 'Call off'], 'tasks.cancelSure': ['取消这项任务？', 'Call this task off?'], 'tasks.cancelText': ['未确认的群发会在企业微信撤回；已经发出的不受影响。', 'Sends that nobody has confirmed are taken back at WeCom; what went out stays.'],
  'tasks.plan': ['任务计划', 'What it would do'], 'tasks.planMake': ['生成计划', 'Make the plan'], 'tasks.planNone': ['还没有计划：生成后可看到会触达谁、会跳过谁、群发余量还剩多少。', 'No plan yet. It tells whom the task reaches, whom it skips, and what is left of the quota.'], 'tasks.expectedEnd': ['预计 {at} 发完', 'all out by {at}'],
  'tasks.content': ['任务内容', 'Content'], 'tasks.goal': ['目标数量', 'Goal'], 'tasks.goalOf.MATERIAL_SHARE': ['每位导购带来多少位访客', 'Visitors for each guide'], 'tasks.goalOf.ADD_FRIEND': ['每位导购新增多少位好友', 'New friends for each guide'], 'tasks.goalOf.INVITE_GROUP': ['每位导购邀请多少人进群', 'People for each guide’s chats'],
  'tasks.newVisitorsOnly': ['只计新访客', 'Only new visitors count'], 'tasks.minPercent': ['需回访的比例（%）', 'Share to be called on, %'], 'tasks.passPercent': ['通过线（%）', 'Right answers to pass, %'], 'tasks.attempts': ['答题机会', 'Tries'], 'tasks.proofKinds': ['需要的凭证', 'Proof asked for'],
  'tasks.question': ['第 {n} 题', 'Question {n}'], 'tasks.questionMore': ['添加题目', 'Another question'], 'tasks.questionLess': ['删除第 {n} 题', 'Remove question {n}'], 'tasks.option': ['选项 {n}', 'Option {n}'], 'tasks.optionRight': ['选项 {n} 正确', 'Option {n} is right'], 'tasks.optionMore': ['添加选项', 'Another option'], 'tasks.questionsHint': ['勾选正确的选项；勾选多个即为多选题。', 'Tick the right options; several make it a question with several answers.'],
  'tasks.who': ['由谁执行', 'Who does it'], 'tasks.level.regions': ['按大区', 'By region'], 'tasks.level.stores': ['按门店', 'By store'], 'tasks.level.guides': ['按导购', 'By guide'], 'tasks.roles': ['只限岗位（不选为全部）', 'Roles (none means all)'], 'tasks.severalHint': ['按住 Ctrl 或 ⌘ 可多选', 'Hold Ctrl or ⌘ to choose several'], 'tasks.copyHint': ['可用 {\'{\'}guide.name{\'}\'}、{\'{\'}store.name{\'}\'}，下发时替换', '{\'{\'}guide.name{\'}\'} and {\'{\'}store.name{\'}\'} are filled in'],
  'proofKind.TEXT': ['文字', 'Words'], 'proofKind.LOCATION': ['位置', 'Place'], 'proofKind.PHOTO': ['照片', 'Photos'],
  'type.SEND_1V1': ['一对一发送', 'Send 1:1'], 'type.SEND_GROUP': ['客户群发送', 'Send to groups'], 'type.MOMENTS_CORP': ['企业朋友圈', 'Corporate moments'], 'type.MOMENTS_PERSONAL': ['个人朋友圈', 'Own moments'],
  'type.VISIT_CALLBACK': ['回访', 'Call back'], 'type.MATERIAL_SHARE': ['素材分享', 'Share material'], 'type.INVITE_GROUP': ['邀请入群', 'Invite to group'], 'type.ADD_FRIEND': ['加好友', 'Add friends'], 'type.TRAINING': ['培训', 'Training'], 'type.CUSTOM': ['自定义', 'Custom'],

  'orders.id': ['订单号', 'Order'], 'orders.placed': ['下单时间', 'Placed'], 'orders.guide': ['归属导购', 'Guide'], 'orders.store': ['归属门店', 'Store'], 'orders.basis': ['归属依据', 'Basis'],
  'orders.phone': ['收货手机号', 'Phone'], 'orders.timeline': ['归属时间线', 'How it was attributed'], 'orders.candidates': ['候选与理由', 'Candidates and reasons'], 'orders.accepted': ['采纳', 'Accepted'], 'orders.turnedDown': ['未采纳', 'Not accepted'], 'orders.late': ['下单后才上报', 'Reported after the order'],
  'orders.placedEvent': ['顾客下单', 'Order placed'], 'orders.paidEvent': ['付款成功', 'Paid'], 'orders.shippedEvent': ['发货', 'Shipped'], 'orders.receivedEvent': ['确认收货', 'Received'], 'orders.refundEvent': ['退款 {amount}', 'Refund of {amount}'],
  'orders.closedEvent': ['订单关闭', 'Closed'], 'orders.windowEvent': ['退货期结束', 'Return window ends'], 'orders.decision': ['判定：{who}', 'Decision: {who}'], 'orders.rules': ['规则', 'Rules'], 'orders.revision': ['第 {n} 版', 'Revision {n}'], 'orders.hq': ['总部', 'Headquarters'],
  'orders.lines': ['商品', 'Lines'], 'orders.quantity': ['数量', 'Quantity'], 'orders.commission': ['佣金明细', 'Commission'], 'orders.payee': ['对象', 'Payee'], 'orders.formula': ['算法', 'Formula'], 'orders.rate': ['比例', 'Rate'], 'orders.splits': ['业绩与佣金的分配', 'How it was split'],
  'orders.ground': ['兜底依据', 'Standing grounds'], 'orders.undecided': ['尚未付款，还没有归属判定', 'Not paid yet: nothing is decided'], 'orders.search': ['按手机号查询', 'Search by phone'], 'orders.member': ['会员', 'Member'], 'orders.spec': ['规格', 'Spec'],
  'kind.ASSIST': ['导购协助下单', 'Assisted cart'], 'kind.BINDING': ['专属绑定', 'Binding'], 'kind.TOUCH': ['链接触点', 'Link touch'], 'kind.FRIEND': ['企微好友', 'WeCom friend'], 'kind.LEAVERS_STORE': ['离职导购的门店', 'Leaver’s store'],
  'kind.HOME_STORE': ['归属门店', 'Home store'], 'kind.PICK_UP_STORE': ['自提门店', 'Pick-up store'], 'kind.IMPORTED_STORE': ['渠道门店', 'Channel’s store'], 'kind.HQ': ['总部', 'Headquarters'], 'kind.RULING': ['总部裁定', 'Ruling'],
  'basis.ASSIST': ['协助下单', 'Assist'], 'basis.PROTECTED_BINDING': ['保护期绑定', 'Protected binding'], 'basis.LAST_TOUCH': ['最后触点', 'Last touch'], 'basis.UNPROTECTED_BINDING': ['绑定', 'Binding'], 'basis.FRIEND': ['企微好友', 'Friend'], 'basis.STORE': ['门店', 'Store'], 'basis.HQ': ['总部', 'Headquarters'], 'basis.RULING': ['裁定', 'Ruling'],
  'payee.GUIDE': ['导购', 'Guide'], 'payee.STORE': ['门店', 'Store'], 'payee.HQ': ['总部', 'Headquarters'],

  'rules.sets': ['归属规则', 'Attribution rules'], 'rules.rates': ['佣金比例', 'Commission rates'], 'rules.proposals': ['佣金变更', 'Rate proposals'], 'rules.trials': ['模拟记录', 'What-if runs'], 'rules.inForce': ['生效中', 'In force'], 'rules.version': ['版本', 'Version'],
  'rules.scope': ['范围', 'Scope'], 'rules.precedence': ['优先顺序', 'Precedence'], 'rules.lookback': ['回溯天数', 'Look-back days'], 'rules.protection': ['保护天数', 'Protected days'], 'rules.selfPurchase': ['自购', 'Own purchases'], 'rules.tryIt': ['模拟', 'What if'],
  'rules.copy': ['以此起草', 'Draft from this'], 'rules.draftName': ['新规则的名称', 'Name of the new rules'], 'rules.lookbackDays': ['触点回溯天数', 'Look-back of touches, days'], 'rules.approve': ['审批通过', 'Approve'], 'rules.drafted': ['草稿已建立', 'Draft made'], 'rules.saveTry': ['保存并模拟', 'Save and try'], 'rules.edit': ['调整草稿', 'Adjust the draft'],
  'rules.from': ['从', 'From'], 'rules.until': ['到', 'Until'], 'rules.start': ['开始模拟', 'Start what-if'], 'rules.period': ['用这段时间的已付订单重算', 'Decide the paid orders of this period again'], 'rules.payee': ['对象', 'Payee'], 'rules.effective': ['生效时间', 'Effective'],
  'rules.changes': ['变更数', 'Changes'], 'rules.presets': ['预设', 'Presets'], 'rules.target': ['目标', 'Target'], 'rules.by': ['提出', 'Proposed by'],
  'rules.propose': ['提议佣金比例', 'Propose a rate'], 'rules.proposed': ['已提议，等待另一人审批', 'Proposed; somebody else must approve'], 'rules.proposedAt': ['提议时间', 'Proposed'], 'rules.decided': ['已处理', 'Done'], 'rules.takeBack': ['撤回', 'Take back'], 'rules.rejectText': ['提议不会生效；原因会留在记录里。', 'Nothing of it will hold; the reason is kept.'],
  'rules.worth': ['佣金方式', 'What is paid'], 'rules.kind.rateBp': ['按比例', 'A percentage'], 'rules.kind.fixedFen': ['每件固定额', 'A fixed amount each'], 'rules.kind.excluded': ['不计佣', 'Nothing'], 'rules.unit.rateBp': ['比例（%）', 'Percent'], 'rules.unit.fixedFen': ['金额（元）', 'Yuan'], 'rules.endsAt': ['失效时间（可不填）', 'Ends (optional)'], 'rules.excluded': ['不计佣', 'Nothing'], 'rules.ends': ['终止', 'Ends'],
  'rules.twoPeople': ['由提议人以外的另一位管理员审批后生效', 'Holds once another administrator has approved'], 'rules.activate': ['启用', 'Put in force'], 'rules.activateText': ['「{name}」从现在起决定新订单的归属。', '“{name}” decides new orders from now on.'], 'rules.retire': ['停用', 'Give up'], 'rules.retireText': ['「{name}」不再使用；已判定的订单不变。', '“{name}” is used no more; decided orders stay.'],
  'rules.targetOf.SKU': ['SKU 编号', 'SKU id'], 'rules.targetOf.SPU': ['商品编号', 'Product id'], 'rules.targetOf.CATEGORY': ['类目编号', 'Category id'], 'rules.targetOf.BRAND': ['品牌名称', 'Brand name'], 'rules.targetOf.GUIDE_LEVEL': ['导购等级', 'Guide level'],
  'rateScope.DEFAULT': ['全部商品', 'Everything'], 'rateScope.SKU': ['SKU', 'SKU'], 'rateScope.SPU': ['商品', 'Product'], 'rateScope.CATEGORY': ['类目', 'Category'], 'rateScope.BRAND': ['品牌', 'Brand'], 'rateScope.STORE': ['门店', 'Store'], 'rateScope.GUIDE_LEVEL': ['导购等级', 'Guide level'],
  'ruleScope.ALL': ['全部', 'Everything'], 'ruleScope.BRAND': ['品牌', 'Brand'], 'ruleScope.REGION': ['大区', 'Region'], 'ruleScope.STORE': ['门店', 'Store'],
  'whatif.title': ['模拟结果', 'What if'], 'whatif.progress': ['已重算 {done} / {total} 单', '{done} of {total} orders decided again'], 'whatif.guides': ['导购得失', 'Winners and losers: guides'], 'whatif.stores': ['门店得失', 'Winners and losers: stores'],
  'whatif.flips': ['归属会变化的订单', 'Orders that would be different'], 'whatif.before': ['现行', 'As it is'], 'whatif.after': ['模拟', 'As it would be'], 'whatif.same': ['这段时间没有订单会变化', 'No order of this period would be different'], 'whatif.cancel': ['取消模拟', 'Cancel'], 'whatif.winners': ['得', 'Winners'], 'whatif.losers': ['失', 'Losers'], 'whatif.nobody': ['没有人的佣金会变化', 'Nobody’s commission would change'],

  'statements.month': ['结算月', 'Month'], 'statements.payees': ['结算对象', 'Payees'], 'statements.prepare': ['提交关账', 'Prepare'], 'statements.close': ['关账', 'Close'], 'statements.draft': ['重新起草', 'Draft anew'], 'statements.entries': ['明细', 'Entries'],
  'statements.download': ['下载', 'Download'], 'statements.twoPeople': ['关账需由提交人以外的另一位管理员完成', 'Another administrator than the one who prepared must close'], 'statements.hash': ['内容指纹', 'Fingerprint'], 'statements.why': ['依据', 'Why'], 'statements.differences': ['与总账不符', 'Unlike the ledger'], 'statements.posted': ['入账', 'Posted'],
  'statements.balanced': ['与总账逐笔相符', 'Agrees with the ledger entry by entry'],

  'withdrawals.guide': ['导购', 'Guide'], 'withdrawals.requested': ['申请时间', 'Requested'], 'withdrawals.channel': ['渠道', 'Channel'], 'withdrawals.approve': ['同意', 'Approve'], 'withdrawals.reject': ['拒绝', 'Reject'],
  'withdrawals.sure': ['同意这笔提现？', 'Approve this withdrawal?'], 'withdrawals.sureText': ['向导购 {guide} 支付 {amount}。您是第二人：申请人不能自己审批。', '{amount} to guide {guide}. You are the second person: who asked cannot approve.'],
  'withdrawals.why': ['拒绝这笔提现？', 'Reject this withdrawal?'], 'withdrawals.whyText': ['钱退回导购的可提余额，导购会看到原因。', 'The money goes back to the guide, who sees the reason.'], 'withdrawals.approved': ['已同意', 'Approved'], 'withdrawals.rejected': ['已拒绝', 'Rejected'],
  'channel.WECHAT_TRANSFER': ['微信零钱', 'WeChat'], 'channel.PAYROLL_EXPORT': ['工资单', 'Payroll'],

  'books.run': ['立即对账', 'Run now'], 'books.checks': ['当日对账', 'Reconciliations of the day'], 'books.check': ['核对项', 'Check'], 'books.ranAt': ['运行时间', 'Ran'], 'books.trial': ['试算平衡', 'Trial balance'], 'books.account': ['科目', 'Account'],
  'books.balanced': ['借贷平衡', 'Debits equal credits'], 'books.unbalanced': ['借贷不平', 'Out of balance'], 'books.ok': ['相符', 'Agrees'], 'books.differs': ['有差异', 'Differs'], 'books.unavailable': ['无可比数据', 'Nothing to compare'], 'books.day': ['业务日', 'Business day'],
  'books.seals': ['账本封签', 'Seals of the ledger'], 'books.root': ['根哈希', 'Root'], 'books.sealedOn': ['封签日', 'Day'], 'books.ranNow': ['对账完成', 'Reconciled'],

  'jobs.cadence': ['节奏', 'Cadence'], 'jobs.last': ['上次运行', 'Last run'], 'jobs.next': ['下次运行', 'Next run'], 'jobs.outcome': ['结果', 'Outcome'], 'jobs.runNow': ['立即执行', 'Run now'], 'jobs.pause': ['暂停', 'Pause'], 'jobs.resume': ['恢复', 'Resume'], 'jobs.history': ['执行历史', 'Runs'],
  'jobs.node': ['节点', 'Node'], 'jobs.asked': ['已安排执行', 'Asked to run'], 'jobs.paused': ['已暂停', 'Paused'], 'jobs.resumed': ['已恢复', 'Resumed'], 'jobs.took': ['耗时（秒）', 'Seconds'], 'jobs.failing': ['最近失败', 'Failing'], 'jobs.pauseSure': ['暂停 {name}？', 'Pause {name}?'], 'jobs.pauseText': ['所有节点都会停止，直到恢复为止。', 'It stops on all nodes until it is resumed.'],
  'outcome.OK': ['成功', 'OK'], 'outcome.FAILED': ['失败', 'Failed'], 'outcome.LOST': ['节点中断', 'Lost'],

  'members.phone': ['手机号', 'Phone'], 'members.by': ['查找方式', 'Find by'], 'members.by_phone': ['完整手机号', 'Whole phone number'], 'members.by_name': ['昵称开头', 'Name begins with'], 'members.by_identity': ['渠道身份号', 'Identity'], 'members.registered': ['注册于', 'Registered'], 'members.lastPaid': ['最近付款', 'Last paid'], 'members.orders': ['最近订单', 'Recent orders'], 'members.friends': ['企微好友', 'WeCom friends'], 'members.added': ['添加于', 'Added'],
  'members.binding': ['当前绑定', 'Binding in force'], 'members.history': ['绑定历史', 'History of bindings'],
  'members.bound': ['绑定于', 'Bound'], 'members.until': ['有效至', 'Valid until'], 'members.protected': ['保护至', 'Protected until'], 'members.source': ['来源', 'Source'], 'members.notBound': ['目前未绑定导购', 'Not bound to a guide'], 'members.number': ['会员编号', 'Member'], 'members.home': ['归属门店', 'Home store'],

  'organization.stores': ['门店', 'Stores'], 'organization.guides': ['导购', 'Guides'], 'organization.ownership': ['性质', 'Ownership'], 'organization.find': ['按门店或导购查找', 'Find a store or guide'], 'organization.userid': ['企业微信账号', 'WeCom userid'], 'organization.role': ['岗位', 'Role'],
  'ownership.DIRECT': ['直营', 'Direct'], 'ownership.FRANCHISE': ['加盟', 'Franchise'], 'ownership.COUNTER': ['专柜', 'Counter'], 'role.GUIDE': ['导购', 'Guide'], 'role.MANAGER': ['店长', 'Manager'], 'role.PART_TIME': ['兼职', 'Part-time'],

  'status.PENDING_PAYMENT': ['待付款', 'To be paid'], 'status.CLOSING': ['关账中', 'Closing'], 'status.PAID': ['已付款', 'Paid'], 'status.SHIPPED': ['已发货', 'Shipped'], 'status.RECEIVED': ['已收货', 'Received'], 'status.CLOSED': ['已关闭', 'Closed'], 'status.CANCELLED': ['已取消', 'Cancelled'],
  'status.DRAFT': ['草稿', 'Draft'], 'status.PENDING_APPROVAL': ['待审批', 'To be approved'], 'status.SCHEDULED': ['已排期', 'Scheduled'], 'status.DISPATCHING': ['下发中', 'Dispatching'], 'status.RUNNING': ['进行中', 'Running'], 'status.PAUSED': ['已暂停', 'Paused'], 'status.ENDED': ['已结束', 'Ended'],
  'status.REQUESTED': ['待审批', 'To be approved'], 'status.APPROVED': ['已同意', 'Approved'], 'status.REJECTED': ['已拒绝', 'Rejected'], 'status.SUBMITTED': ['已提交微信', 'At WeChat'], 'status.UNKNOWN': ['结果待确认', 'Being asked about'], 'status.WAIT_USER_CONFIRM': ['待导购收款', 'Guide to confirm'], 'status.SUCCESS': ['已到账', 'Paid'], 'status.FAILED': ['失败', 'Failed'],
  'status.ACTIVE': ['启用', 'Active'], 'status.SIMULATED': ['已模拟', 'Simulated'], 'status.RETIRED': ['已停用', 'Retired'], 'status.OPEN': ['营业', 'Open'], 'status.SUSPENDED': ['停用', 'Suspended'], 'status.LEFT': ['离职', 'Left'], 'status.DONE': ['完成', 'Done'], 'status.PREPARED': ['待关账', 'To be closed'], 'status.WAITING': ['待命', 'Waiting'], 'status.BROKEN': ['异常', 'Broken'], 'status.PROPOSED': ['待审批', 'To be approved'], 'status.IN_FORCE': ['生效中', 'In force'], 'status.QUEUED': ['排队中', 'Queued'],

  'approvals.intro': ['需要第二个人审批的一切，先到先审', 'All that needs a second person, the oldest first'], 'approvals.none': ['没有等您审批的事项', 'Nothing waits for you'], 'approvals.what': ['事项', 'What'], 'approvals.title': ['内容', 'About'], 'approvals.maker': ['提出人', 'Made by'], 'approvals.nobody': ['导购或系统', 'A guide or the system'], 'approvals.since': ['提交于', 'Since'],
  'approvals.own': ['您提出的，须由他人审批', 'Yours: somebody else decides'], 'approvals.go': ['去审批', 'Decide'], 'approvals.look': ['查看', 'Look'], 'approvals.elsewhere': ['请通过接口处理：', 'Decided through the API:'], 'approvals.refuseSure': ['驳回？', 'Refuse it?'],
  'ledger.guide': ['导购', 'Guides'], 'ledger.store': ['门店', 'Stores'], 'ledger.hq': ['总部', 'Headquarters'], 'ledger.available': ['可提现', 'Available'], 'ledger.frozen': ['退货期内', 'In the return window'], 'ledger.pending': ['待确认', 'Pending'], 'ledger.withdrawing': ['提现中', 'Being withdrawn'], 'ledger.debt': ['待抵扣', 'Owed'],
  'ledger.commission': ['佣金', 'Commission'], 'ledger.expense': ['支出', 'Expense'], 'ledger.psp': ['微信支付', 'WeChat Pay'], 'ledger.clearing': ['待清算', 'Clearing'], 'ledger.sales': ['销售收入', 'Sales'], 'ledger.refunds': ['退款', 'Refunds'], 'ledger.payout': ['付款', 'Payouts'], 'ledger.incentive': ['激励', 'Incentives'], 'ledger.freight': ['运费', 'Freight'], 'ledger.fees': ['手续费', 'Fees'],
  'recon.accruals_ledger': ['计佣与总账', 'Accruals and the ledger'], 'recon.coverage': ['每笔付款都有归属与佣金', 'Every payment has its attribution and commission'], 'recon.execution_assignments': ['任务汇总与指派', 'Execution and assignments'], 'recon.incentives_budget': ['激励与预算', 'Incentives and budgets'], 'recon.incentives_ledger': ['激励与总账', 'Incentives and the ledger'], 'recon.invariants': ['账本不变式', 'Invariants of the books'],
  'recon.ledger_balances': ['科目余额与分录', 'Balances and postings'], 'recon.ledger_tencent': ['总账与微信支付', 'The ledger and WeChat Pay'], 'recon.statements_ledger': ['结算单与总账', 'Statements and the ledger'], 'recon.stock_movements': ['库存与流水', 'Stock and its movements'], 'recon.wechat_bill': ['微信对账单', 'WeChat’s bill'],
  'proofs.one': ['凭证', 'Proof'], 'proofs.none': ['没有待审凭证', 'Nothing waits to be looked at'], 'proofs.visits': ['回访结果已齐', 'All results of the calls are there'], 'proofs.photo': ['照片 {n}', 'Photo {n}'], 'proofs.approved': ['已通过', 'Approved'], 'proofs.rejected': ['已驳回', 'Rejected'], 'proofs.rejectSure': ['驳回这份凭证？', 'Reject this proof?'], 'proofs.rejectText': ['导购会看到原因，任务重新打开。', 'The guide sees the reason, and the work is open again.'],
  'account.title': ['我的账号', 'My account'], 'account.factor': ['第二因素（动态验证码）', 'Second factor'], 'account.on': ['已启用', 'In use'], 'account.off': ['未启用', 'Not in use'],
  'account.factorWhy': ['启用后，登录除密码外还需要验证器应用显示的 6 位数字；密码泄露也无法登录。', 'Signing in then takes the six digits of an authenticator beside the password: a password alone opens nothing.'],
  'account.factorStart': ['启用第二因素', 'Set it up'], 'account.factorOff': ['停用', 'Take it out of use'], 'account.codesLeft': ['还有 {n} 个恢复码可用（共 10 个）。更换恢复码或停用，请先输入当前验证码。', '{n} of 10 recovery codes are left. To replace them, or to take it out of use, type the current code.'],
  'account.codesRenew': ['更换恢复码', 'New recovery codes'], 'account.kept': ['已保存', 'I have kept them'], 'account.currentPassword': ['当前密码', 'Current password'], 'account.passwordHint': ['至少 12 位；修改后其他会话全部失效', '12 characters or more; all other sessions end'], 'account.passwordChanged': ['密码已修改', 'Password changed'],
  'account.sessions': ['登录会话', 'Where I am signed in'], 'account.opened': ['登录于', 'Since'], 'account.expires': ['有效至', 'Until'], 'account.from': ['来源地址', 'From'], 'account.with': ['浏览器', 'With'], 'account.thisOne': ['当前会话', 'This one'], 'account.end': ['下线', 'End it'], 'account.endSure': ['结束这个会话？', 'End this session?'],
  'roles.ADMINISTRATOR': ['系统管理员', 'Administrator'], 'roles.HQ_OPERATOR': ['运营', 'Operator'], 'roles.HQ_CHECKER': ['审核', 'Checker'], 'roles.FINANCE': ['财务', 'Finance'], 'roles.REGION_MANAGER': ['大区经理', 'Region manager'],

  'bindingSource.FRIEND': ['加好友', 'Friend added'], 'bindingSource.FIRST_PAID_ORDER': ['首单', 'First order'], 'bindingSource.SNATCH': ['下单改绑', 'Taken over by an order'], 'bindingSource.TRANSFER': ['交接', 'Handed over'], 'bindingSource.REGISTRATION': ['注册', 'Registration'], 'bindingSource.LINK': ['打开链接', 'Link'], 'bindingSource.IMPORT': ['导入', 'Import'], 'bindingSource.ADMIN': ['总部设定', 'Headquarters'], 'bindingSource.FRIEND_ADDED': ['加好友', 'Friend added'], 'bindingSource.FIRST_ORDER': ['首单', 'First order'], 'bindingSource.MANUAL': ['总部设定', 'Headquarters'],
  'bindingEnd.EXPIRED': ['到期', 'Expired'], 'bindingEnd.SNATCHED': ['被改绑', 'Taken over'], 'bindingEnd.TRANSFER': ['交接', 'Handed over'], 'bindingEnd.GUIDE_LEFT': ['导购离职', 'Guide left'], 'bindingEnd.MEMBER_DELETED': ['顾客删除好友', 'Customer deleted the guide'], 'bindingEnd.ADMIN': ['总部解除', 'Ended by headquarters'], 'bindingEnd.UNMERGE': ['撤销合并', 'Merger undone'],
  'bindingChange.BOUND': ['绑定', 'Bound'], 'bindingChange.RENEWED': ['续期', 'Renewed'], 'bindingChange.FOLLOWED': ['随导购调店', 'Followed the guide'], 'bindingChange.ENDED': ['结束', 'Ended'],
  'bindingCause.FRIEND': ['加好友', 'Friend added'], 'bindingCause.TOUCH': ['打开链接', 'Link opened'], 'bindingCause.PAYMENT': ['付款', 'Payment'], 'bindingCause.STAFF': ['人员变动', 'Staff change'], 'bindingCause.HANDOVER': ['交接', 'Hand-over'], 'bindingCause.DELETED': ['删除好友', 'Deletion'], 'bindingCause.MERGE': ['会员合并', 'Merger'], 'bindingCause.ADMIN': ['总部', 'Headquarters'],

  'problem.unreachable': ['连不上服务器，请检查网络后重试', 'The server cannot be reached; check the network and try again'], 'problem.role_missing': ['您的角色没有此权限', 'Your role does not allow this']
}

function tree(which) {
  const root = {}
  for (const [key, both] of Object.entries(WORDS)) {
    const path = key.split('.')
    const last = path.pop()
    let at = root
    for (const part of path) at = at[part] ??= {}
    at[last] = both[which]
  }
  return root
}

export const messages = { 'zh-CN': tree(0), en: tree(1) }
