package io.guidepost.domain.metric;

import io.guidepost.core.words.Words;
import io.guidepost.domain.metric.Metric.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The dictionary: one entry for each number that an overview or a page shows. */
public final class Metrics {

    public static final String PLACED = "placed";
    public static final String ORDERS_PLACED = "orders_placed";
    public static final String PAID_SALES = "paid_sales";
    public static final String REFUNDED = "refunded";
    public static final String NET_SALES = "net_sales";
    public static final String ORDERS = "orders";
    public static final String AVERAGE_ORDER = "average_order";
    public static final String REFUND_RATE = "refund_rate";
    public static final String COMMISSION_ACCRUED = "commission_accrued";
    public static final String COMMISSION_CLAWED_BACK = "commission_clawed_back";
    public static final String COMMISSION_PAID = "commission_paid";
    public static final String MEMBERS_ADDED = "members_added";
    public static final String EXECUTION_RATE = "execution_rate";
    public static final String EXECUTION_RATE_RUNNING = "execution_rate_running";
    public static final String TASKS_RUNNING = "tasks_running";
    public static final String WITHDRAWALS_WAITING = "withdrawals_waiting";
    public static final String WITHDRAWALS_WAITING_AMOUNT = "withdrawals_waiting_amount";
    public static final String RECONCILIATION_MISMATCHES = "reconciliation_mismatches";

    private static final Words SALES = new Words("销售运营", "Sales operations");
    private static final Words MONEY = new Words("财务", "Finance");
    private static final Words TASKS = new Words("导购运营", "Guide operations");
    private static final Words MEMBERS = new Words("会员运营", "Member operations");
    private static final Words TECHNOLOGY = new Words("技术", "Engineering");

    private static final Words BY_PAYMENT = new Words(
            "按付款日（北京时间）计入；之后的退款回到原付款日。截至 knownUntil 或 asOfAt 之前入账的全部事实",
            "By the day of payment, Shanghai time; what comes back later is taken off that day. Everything posted before knownUntil or asOfAt");
    private static final Words BY_POSTING = new Words(
            "按入账日（北京时间）计入，与结算单一致；过去的期间不再变化",
            "By the day of posting, Shanghai time, as statements have it; a period that is over never changes");
    private static final Words BY_DEADLINE = new Words(
            "按任务截止日计入；导购完成后数秒内、顾客行为十分钟内重算",
            "By the day of the task's deadline; counted again seconds after guides act, and ten minutes after customers do");
    private static final Words OF_TASK = new Words(
            "该任务自下发至今；导购、门店、大区为下发时的归属",
            "Of the task since it was dispatched; guide, store and region as they were then");
    private static final Words NOW = new Words("查询的时刻", "The moment of asking");
    private static final Words OF_MONTH = new Words(
            "结算月按北京时间的自然月入账；关账后不再变化",
            "Posted within the calendar month, Shanghai time; never changes once the month is closed");
    private static final Words OF_RUN = new Words("该次运行的时刻", "The moment of that run");
    private static final Words OF_TRIAL = new Words(
            "模拟结束的时刻，以所选期间的已付订单重算", "The end of the simulation, over the paid orders of the period it was given");
    private static final Words OF_DECISION =
            new Words("归属判定的时刻；更正产生新的一版", "The moment of the decision; a correction makes a new revision");

    private static final Words OF_PLAN =
            new Words("生成计划的时刻；随时可重新生成", "When the plan was made; it can be made anew at any time");
    private static final Words OF_RULES = new Words("该版规则生效期间", "While that version of the rules is in force");

    private static final Words ORDER_BOOKS = new Words("订单行与退款行（不含运费）", "Lines of orders and refunds, without freight");
    private static final Words LEDGER = new Words("总账分录", "Postings of the ledger");
    private static final Words ASSIGNMENTS =
            new Words("任务下发快照中的指派与其证据", "Assignments of the task's snapshot and their evidence");
    private static final Words STATEMENTS = new Words("结算单，逐笔对应总账分录", "Statements, entry by entry those of the ledger");
    private static final Words PLANNED =
            new Words("任务计划：好友、请假、退订与近期触达", "The task's plan: friends, leave, opt-outs and recent messages");
    private static final Words RULES = new Words("归属规则", "Attribution rules");
    private static final Words SIMULATED = new Words("规则模拟的结果", "Results of the simulation");

    private static final List<Metric> ALL = List.of(
            fen(
                    PLACED,
                    "下单金额",
                    "Sales placed",
                    "期间内提交的订单应付金额之和，含运费，含未付款的",
                    "Sum of what was to be paid for orders placed, with freight, the unpaid ones included",
                    new Words("按下单时刻（北京时间）计入", "By the moment of placing, Shanghai time"),
                    new Words("订单", "Orders"),
                    SALES),
            count(
                    ORDERS_PLACED,
                    "下单数",
                    "Orders placed",
                    "期间内提交的订单数，含未付款的",
                    "Orders placed, the unpaid ones included",
                    new Words("按下单时刻（北京时间）计入", "By the moment of placing, Shanghai time"),
                    new Words("订单", "Orders"),
                    SALES),
            fen(
                    PAID_SALES,
                    "实付销售额",
                    "Paid sales",
                    "已付订单行的实付金额之和",
                    "Sum of what was paid for the lines of paid orders",
                    BY_PAYMENT,
                    ORDER_BOOKS,
                    SALES),
            fen(
                    REFUNDED,
                    "退款额",
                    "Refunded",
                    "这些订单行已退款金额之和",
                    "Sum of what was given back of these lines",
                    BY_PAYMENT,
                    ORDER_BOOKS,
                    SALES),
            fen(
                    NET_SALES,
                    "净销售额",
                    "Net sales",
                    "实付销售额减退款额",
                    "Paid sales less what was refunded",
                    BY_PAYMENT,
                    ORDER_BOOKS,
                    SALES),
            count(
                    ORDERS,
                    "付款订单数",
                    "Paid orders",
                    "已付订单数，全额退款的也计入；同一订单在每一层级只计一次",
                    "Paid orders, those given back whole among them; each once on every level",
                    BY_PAYMENT,
                    ORDER_BOOKS,
                    SALES),
            ratioFen(
                    AVERAGE_ORDER,
                    "客单价",
                    "Average order",
                    "净销售额",
                    "Net sales",
                    "付款订单数",
                    "Paid orders",
                    BY_PAYMENT,
                    ORDER_BOOKS,
                    SALES),
            ratio(
                    REFUND_RATE,
                    "退款率",
                    "Refund rate",
                    "退款额",
                    "Refunded",
                    "实付销售额",
                    "Paid sales",
                    BY_PAYMENT,
                    ORDER_BOOKS,
                    SALES),
            fen(
                    "order_payable",
                    "应付金额",
                    "Payable",
                    "商品金额减优惠加运费",
                    "Goods less discounts, with freight",
                    NOW,
                    new Words("订单", "Orders"),
                    SALES),
            fen(
                    "order_refunded",
                    "订单已退款",
                    "Refunded of the order",
                    "该订单已成功或已受理的退款之和",
                    "Sum of the order's refunds",
                    NOW,
                    new Words("退款", "Refunds"),
                    SALES),
            fen(
                    "line_paid",
                    "行实付",
                    "Paid for the line",
                    "优惠分摊后该行实付的金额",
                    "What was paid for the line after its part of the discounts",
                    OF_DECISION,
                    new Words("订单行", "Lines of the order"),
                    SALES),
            ratio(
                    "performance_share",
                    "业绩占比",
                    "Share of performance",
                    "判定给该对象的业绩",
                    "Performance credited",
                    "该订单或订单行的业绩",
                    "Performance of the order or line",
                    OF_DECISION,
                    new Words("归属判定", "Attribution decision"),
                    SALES),
            ratio(
                    "commission_share",
                    "佣金占比",
                    "Share of commission",
                    "判定给该对象的佣金份额",
                    "Commission credited",
                    "同类对象的佣金",
                    "Commission of all payees of that kind",
                    OF_DECISION,
                    new Words("归属判定", "Attribution decision"),
                    MONEY),
            fen(
                    "commission_base",
                    "佣金基数",
                    "Base of commission",
                    "该行实付按份额计的金额",
                    "What was paid for the line, by share",
                    OF_DECISION,
                    new Words("佣金计提", "Accruals"),
                    MONEY),
            fen(
                    "commission_net",
                    "净佣金",
                    "Net commission",
                    "计提减冲回",
                    "Accrued less clawed back",
                    BY_POSTING,
                    LEDGER,
                    MONEY),
            fen(
                    COMMISSION_ACCRUED,
                    "佣金计提",
                    "Commission accrued",
                    "导购与门店计提的佣金之和，不含激励",
                    "Commission accrued to guides and stores, without incentives",
                    BY_POSTING,
                    LEDGER,
                    MONEY),
            fen(
                    COMMISSION_CLAWED_BACK,
                    "佣金冲回",
                    "Commission clawed back",
                    "因退款冲回的佣金之和",
                    "Commission taken back because of refunds",
                    BY_POSTING,
                    LEDGER,
                    MONEY),
            fen(
                    COMMISSION_PAID,
                    "已提现",
                    "Paid out",
                    "已到账的提现金额之和",
                    "Withdrawals that have reached the guide",
                    new Words("按到账时刻（北京时间）计入", "By the moment of success, Shanghai time"),
                    new Words("提现单", "Withdrawals"),
                    MONEY),
            count(
                    WITHDRAWALS_WAITING,
                    "待审批提现",
                    "Withdrawals waiting",
                    "等待第二人审批的提现单数",
                    "Withdrawals that wait for a second person",
                    NOW,
                    new Words("提现单", "Withdrawals"),
                    MONEY),
            fen(
                    WITHDRAWALS_WAITING_AMOUNT,
                    "待审批提现金额",
                    "Amount waiting",
                    "等待第二人审批的提现金额之和",
                    "Amount of the withdrawals that wait for a second person",
                    NOW,
                    new Words("提现单", "Withdrawals"),
                    MONEY),
            fen(
                    "withdrawal_amount",
                    "提现金额",
                    "Amount withdrawn",
                    "申请提现的金额，含手续费",
                    "What was asked for, the fee included",
                    NOW,
                    new Words("提现单", "Withdrawals"),
                    MONEY),
            fen(
                    "withdrawal_fee",
                    "手续费",
                    "Fee",
                    "从提现金额中扣除的手续费",
                    "What is taken off the withdrawal",
                    NOW,
                    new Words("提现单", "Withdrawals"),
                    MONEY),
            fen(
                    "statement_opening",
                    "期初余额",
                    "Opening balance",
                    "上一结算月的期末余额",
                    "The closing balance of the month before",
                    OF_MONTH,
                    STATEMENTS,
                    MONEY),
            fen(
                    "statement_accrued",
                    "本月计提",
                    "Accrued in the month",
                    "本月入账的佣金计提",
                    "Commission accrued in the month",
                    OF_MONTH,
                    STATEMENTS,
                    MONEY),
            fen(
                    "statement_clawed_back",
                    "本月冲回",
                    "Clawed back in the month",
                    "本月入账的佣金冲回",
                    "Commission clawed back in the month",
                    OF_MONTH,
                    STATEMENTS,
                    MONEY),
            fen(
                    "statement_incentives",
                    "本月激励",
                    "Incentives of the month",
                    "本月入账的激励",
                    "Incentives posted in the month",
                    OF_MONTH,
                    STATEMENTS,
                    MONEY),
            fen(
                    "statement_adjustments",
                    "本月调整",
                    "Adjustments of the month",
                    "归属更正与人工调整",
                    "Corrections and adjustments",
                    OF_MONTH,
                    STATEMENTS,
                    MONEY),
            fen(
                    "statement_fees",
                    "本月费用",
                    "Fees of the month",
                    "服务费与提现手续费",
                    "Service charges and fees of withdrawals",
                    OF_MONTH,
                    STATEMENTS,
                    MONEY),
            fen(
                    "statement_paid",
                    "本月已付",
                    "Paid in the month",
                    "本月已到账的提现",
                    "Withdrawals that succeeded in the month",
                    OF_MONTH,
                    STATEMENTS,
                    MONEY),
            fen(
                    "statement_closing",
                    "期末余额",
                    "Closing balance",
                    "期初 + 计提 − 冲回 + 激励 + 调整 − 费用 − 已付",
                    "Opening + accrued − clawed back + incentives + adjustments − fees − paid",
                    OF_MONTH,
                    STATEMENTS,
                    MONEY),
            fen("ledger_debit", "借方发生额", "Debits", "该科目借方分录之和", "Sum of the account's debits", NOW, LEDGER, MONEY),
            fen("ledger_credit", "贷方发生额", "Credits", "该科目贷方分录之和", "Sum of the account's credits", NOW, LEDGER, MONEY),
            fen(
                    "ledger_balance",
                    "科目余额",
                    "Balance",
                    "借方减贷方；全部科目合计为零",
                    "Debits less credits; all accounts together come to zero",
                    NOW,
                    LEDGER,
                    MONEY),
            count(
                    RECONCILIATION_MISMATCHES,
                    "对账差异",
                    "Mismatches",
                    "当日各项对账最近一次发现的差异数之和",
                    "Mismatches found by the latest run of each reconciliation of the day",
                    OF_RUN,
                    new Words("对账运行记录", "Runs of the reconciliations"),
                    MONEY),
            count(
                    "reconciliation_checked",
                    "对账核对数",
                    "Checked",
                    "该项对账核对过的记录数",
                    "Records the reconciliation has compared",
                    OF_RUN,
                    new Words("对账运行记录", "Runs of the reconciliations"),
                    MONEY),
            count(
                    MEMBERS_ADDED,
                    "新增会员",
                    "Members added",
                    "首次出现的会员数，已合并到他人的不计；按大区看时以归属门店为准",
                    "Members first seen, without those merged into others; of a region by home store",
                    new Words("按首次出现的时刻（北京时间）计入", "By the moment of first being seen, Shanghai time"),
                    new Words("会员", "Members"),
                    MEMBERS),
            count(
                    "member_orders",
                    "付款订单",
                    "Paid orders of the member",
                    "该会员的已付订单数，含并入的记录",
                    "Paid orders of the member, those of merged records included",
                    NOW,
                    new Words("订单", "Orders"),
                    MEMBERS),
            fen(
                    "member_paid",
                    "累计实付",
                    "Paid by the member",
                    "该会员已付订单的实付金额之和",
                    "Sum of what the member paid for orders",
                    NOW,
                    new Words("订单", "Orders"),
                    MEMBERS),
            fen(
                    "member_refunded",
                    "累计退款",
                    "Refunded to the member",
                    "其中已退还的金额之和",
                    "Sum of what was given back of it",
                    NOW,
                    new Words("退款", "Refunds"),
                    MEMBERS),
            count(
                    TASKS_RUNNING,
                    "进行中的任务",
                    "Tasks running",
                    "正在下发、执行或暂停的任务数",
                    "Tasks that are being dispatched, are out, or are paused",
                    NOW,
                    new Words("内容任务", "Tasks"),
                    TASKS),
            ratio(
                    EXECUTION_RATE,
                    "执行率",
                    "Execution rate",
                    "按时完成且证据达标的指派",
                    "Assignments done in time and proven well enough",
                    "下发且未豁免的指派",
                    "Assignments dispatched and not exempt",
                    BY_DEADLINE,
                    ASSIGNMENTS,
                    TASKS),
            ratio(
                    EXECUTION_RATE_RUNNING,
                    "进行中任务的执行率",
                    "Execution of running tasks",
                    "进行中任务已完成且证据达标的指派",
                    "Assignments of running tasks done and proven well enough",
                    "进行中任务下发且未豁免的指派",
                    "Assignments of running tasks dispatched and not exempt",
                    NOW,
                    ASSIGNMENTS,
                    TASKS),
            count(
                    "task_required",
                    "应执行",
                    "Required",
                    "下发且未豁免的指派数",
                    "Assignments dispatched and not exempt",
                    OF_TASK,
                    ASSIGNMENTS,
                    TASKS),
            count(
                    "task_done",
                    "已完成",
                    "Done",
                    "按时完成且证据达标的指派数",
                    "Assignments done in time and proven well enough",
                    OF_TASK,
                    ASSIGNMENTS,
                    TASKS),
            count(
                    "task_evidence",
                    "完成证据",
                    "Evidence",
                    "按最强证据计的完成数：E3 企业微信确认，E2 系统事件，E1 人工审核，E0 导购自报",
                    "What was done by its best proof: E3 WeCom's word, E2 our events, E1 reviewed, E0 the guide's claim",
                    OF_TASK,
                    ASSIGNMENTS,
                    TASKS),
            count("task_targeted", "目标顾客", "Targeted", "任务要触达的顾客数", "Customers to reach", OF_TASK, ASSIGNMENTS, TASKS),
            count(
                    "task_sent",
                    "已送达",
                    "Reached",
                    "企业微信确认送达的顾客数",
                    "Customers reached, by WeCom's word",
                    OF_TASK,
                    ASSIGNMENTS,
                    TASKS),
            count(
                    "task_clicked",
                    "已点击",
                    "Clicked",
                    "打开过导购链接的顾客数，每人一次",
                    "Customers who opened the guide's link, once each",
                    OF_TASK,
                    new Words("触点", "Touches"),
                    TASKS),
            count(
                    "task_ordered",
                    "成交订单",
                    "Orders",
                    "归属追溯到该任务的已付订单数",
                    "Paid orders whose credit goes back to the task",
                    OF_TASK,
                    new Words("归属判定", "Attribution decisions"),
                    TASKS),
            fen(
                    "task_net_sales",
                    "任务净销售额",
                    "Net sales of the task",
                    "这些订单扣除退款后的金额，不含运费",
                    "What is left of these orders after refunds, without freight",
                    OF_TASK,
                    new Words("归属判定", "Attribution decisions"),
                    TASKS),
            ratio("task_reach_rate", "送达率", "Reach", "已送达", "Reached", "目标顾客", "Targeted", OF_TASK, ASSIGNMENTS, TASKS),
            ratio(
                    "task_click_rate",
                    "点击率",
                    "Click rate",
                    "已点击",
                    "Clicked",
                    "已送达",
                    "Reached",
                    OF_TASK,
                    new Words("触点", "Touches"),
                    TASKS),
            fen(
                    "whatif_before",
                    "现行佣金",
                    "Commission as it is",
                    "按现行规则的佣金",
                    "Commission by the rules in force",
                    OF_TRIAL,
                    SIMULATED,
                    MONEY),
            fen(
                    "whatif_after",
                    "模拟佣金",
                    "Commission as it would be",
                    "按试算规则的佣金",
                    "Commission by the rules tried",
                    OF_TRIAL,
                    SIMULATED,
                    MONEY),
            fen(
                    "whatif_difference",
                    "佣金差额",
                    "Difference",
                    "模拟佣金减现行佣金",
                    "As it would be less as it is",
                    OF_TRIAL,
                    SIMULATED,
                    MONEY),
            count(
                    "whatif_flipped",
                    "归属变化的订单",
                    "Orders flipped",
                    "归属对象会改变的订单数",
                    "Orders of which somebody's part would be another one",
                    OF_TRIAL,
                    SIMULATED,
                    MONEY),
            count(
                    "whatif_orders",
                    "参与模拟的订单",
                    "Orders tried",
                    "期间内的已付订单数",
                    "Paid orders of the period",
                    OF_TRIAL,
                    SIMULATED,
                    MONEY),
            count(
                    "duty_items",
                    "处理条数",
                    "Items",
                    "该次运行处理的条数",
                    "What the run has dealt with",
                    OF_RUN,
                    new Words("任务运行记录", "Runs of duties"),
                    TECHNOLOGY),
            count(
                    "guides_active",
                    "在职导购",
                    "Active guides",
                    "状态为在职的导购数",
                    "Guides whose status is active",
                    NOW,
                    new Words("组织架构", "Organization"),
                    SALES),
            count(
                    "plan_guides",
                    "将领到任务的导购",
                    "Guides who would get it",
                    "此刻下发会领到任务的导购数，不含请假的",
                    "Guides who would get the task as things stand, without those on leave",
                    OF_PLAN,
                    PLANNED,
                    TASKS),
            count(
                    "plan_targeted",
                    "目标顾客",
                    "Aimed at",
                    "任务瞄准的顾客数，能否触达都算",
                    "Customers the task is aimed at, whether somebody can reach them or not",
                    OF_PLAN,
                    PLANNED,
                    TASKS),
            count(
                    "plan_reachable",
                    "可触达",
                    "Reachable",
                    "其中有在岗导购好友的顾客数",
                    "Those of them who are the friend of a guide at work",
                    OF_PLAN,
                    PLANNED,
                    TASKS),
            count(
                    "plan_tired",
                    "避免打扰",
                    "Left in peace",
                    "可触达但近期收到消息已够多、会被跳过的顾客数",
                    "Reachable customers who would be skipped, having had enough messages lately",
                    OF_PLAN,
                    PLANNED,
                    TASKS),
            count(
                    "plan_opted_out",
                    "不接收群发",
                    "Opted out",
                    "可触达但已退订、会被跳过的顾客数",
                    "Reachable customers who would be skipped, wanting no messages",
                    OF_PLAN,
                    PLANNED,
                    TASKS),
            count(
                    "plan_receivers",
                    "将会收到",
                    "Would receive it",
                    "可触达减去避免打扰与不接收群发",
                    "Reachable customers less those left in peace and those opted out",
                    OF_PLAN,
                    PLANNED,
                    TASKS),
            ratio(
                    "plan_quota_left",
                    "之后的群发余量",
                    "Quota left after it",
                    "可触达顾客本月还能从企业微信收到的消息数，减去已用与本任务",
                    "Messages the reachable customers may still get from WeCom this month, less this task",
                    "他们本月总共能收到的消息数",
                    "All messages they may get this month",
                    OF_PLAN,
                    PLANNED,
                    TASKS),
            fen(
                    "approval_amount",
                    "审批金额",
                    "Amount at stake",
                    "待审事项涉及的金额：提现额、退款额、预算等",
                    "What the matter is about: the withdrawal, the refund, the budget",
                    NOW,
                    new Words("待审批的各事项", "The matters that wait for a second person"),
                    MONEY),
            count(
                    "line_quantity",
                    "购买数量",
                    "Quantity",
                    "订单行的件数，退货前",
                    "Units of the line, before anything came back",
                    new Words("下单时刻", "The moment of placing"),
                    new Words("订单行", "Lines of orders"),
                    SALES),
            ratio(
                    "commission_rate",
                    "佣金比例",
                    "Commission rate",
                    "每件固定额，或此对象的佣金",
                    "A fixed amount for each unit, or this payee's commission",
                    "计佣基数",
                    "Commission base",
                    new Words(
                            "下单时刻生效的那一条；查询列表时为其生效期",
                            "That in force when the order was placed; in lists, its own period"),
                    new Words("佣金比例", "Commission rates"),
                    MONEY),
            count(
                    "rule_lookback_days",
                    "触点回溯天数",
                    "Look-back of touches",
                    "下单前多少天内的触点可以成为归属依据",
                    "Days before the order within which a touch can be what decides",
                    OF_RULES,
                    RULES,
                    SALES),
            count(
                    "rule_protection_days",
                    "绑定保护天数",
                    "Protection of bindings",
                    "绑定之后多少天内不会被触点夺走",
                    "Days after binding during which no touch takes the customer away",
                    OF_RULES,
                    RULES,
                    SALES),
            count(
                    "rate_changes",
                    "变更数",
                    "Changes",
                    "一次提议中新增、替换或终止的佣金比例数",
                    "Rates that a proposal begins, replaces or ends",
                    new Words("提议之时", "When it was proposed"),
                    new Words("佣金变更提议", "Proposals of rates"),
                    MONEY),
            count(
                    "reconciliation_checks",
                    "核对项",
                    "Checks",
                    "当日运行过的账实核对数",
                    "Reconciliations that ran on the day",
                    OF_RUN,
                    new Words("核对结果", "Results of reconciliations"),
                    MONEY),
            count(
                    "duty_seconds",
                    "耗时（秒）",
                    "Seconds taken",
                    "一次运行从开始到结束的秒数",
                    "Seconds from the start to the end of a run",
                    OF_RUN,
                    new Words("后台任务的运行记录", "Runs of duties"),
                    TECHNOLOGY),
            count(
                    "stores_all",
                    "门店数",
                    "Stores",
                    "大区内的门店数，任何状态都算",
                    "Stores of the region, whatever their state",
                    NOW,
                    new Words("组织架构", "Organization"),
                    SALES),
            count(
                    "stores_open",
                    "营业门店",
                    "Open stores",
                    "状态为营业的门店数",
                    "Stores whose state is open",
                    NOW,
                    new Words("组织架构", "Organization"),
                    SALES));

    private static final Map<String, Metric> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Metric::id, Function.identity()));

    private Metrics() {}

    /** All of them, related ones beside each other. */
    public static List<Metric> all() {
        return ALL;
    }

    public static Optional<Metric> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    private static Metric fen(
            String id,
            String zh,
            String en,
            String numeratorZh,
            String numeratorEn,
            Words asOf,
            Words source,
            Words owner) {
        return new Metric(
                id,
                new Words(zh, en),
                new Words(numeratorZh, numeratorEn),
                Optional.empty(),
                Unit.FEN,
                asOf,
                source,
                owner);
    }

    private static Metric count(
            String id,
            String zh,
            String en,
            String numeratorZh,
            String numeratorEn,
            Words asOf,
            Words source,
            Words owner) {
        return new Metric(
                id,
                new Words(zh, en),
                new Words(numeratorZh, numeratorEn),
                Optional.empty(),
                Unit.COUNT,
                asOf,
                source,
                owner);
    }

    private static Metric ratio(
            String id,
            String zh,
            String en,
            String numeratorZh,
            String numeratorEn,
            String denominatorZh,
            String denominatorEn,
            Words asOf,
            Words source,
            Words owner) {
        return new Metric(
                id,
                new Words(zh, en),
                new Words(numeratorZh, numeratorEn),
                Optional.of(new Words(denominatorZh, denominatorEn)),
                Unit.BP,
                asOf,
                source,
                owner);
    }

    private static Metric ratioFen(
            String id,
            String zh,
            String en,
            String numeratorZh,
            String numeratorEn,
            String denominatorZh,
            String denominatorEn,
            Words asOf,
            Words source,
            Words owner) {
        return new Metric(
                id,
                new Words(zh, en),
                new Words(numeratorZh, numeratorEn),
                Optional.of(new Words(denominatorZh, denominatorEn)),
                Unit.FEN,
                asOf,
                source,
                owner);
    }
}
