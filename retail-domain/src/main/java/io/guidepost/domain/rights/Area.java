package io.guidepost.domain.rights;

import io.guidepost.core.words.Words;
import java.util.Locale;

/** What headquarters deals with, as far as rights go. */
public enum Area {
    ORDERS("订单与发货", "Orders and shipping"),
    AFTER_SALES("售后与退款", "After-sales and refunds"),
    INVOICES("发票", "Invoices"),
    CATALOGUE("商品与店铺页面", "Products and shop pages"),
    PRICES("价格与活动", "Prices and activities"),
    COUPONS("优惠券", "Coupons"),
    STOCK("库存", "Stock"),
    MEMBERS("会员与客户", "Members and customers"),
    ACQUISITION("获客渠道", "Acquisition"),
    HANDOVER("客户继承", "Handover of customers"),
    ORGANIZATION("组织与门店", "Organization and stores"),
    TASKS("内容任务与执行", "Tasks and their execution"),
    MATERIALS("素材", "Materials"),
    ATTRIBUTION("归属规则", "Rules of attribution"),
    RATES("佣金费率与试算", "Commission rates and simulations"),
    INCENTIVES("激励", "Incentives"),
    DISPUTES("争议、核查与更正", "Disputes, holds and corrections"),
    PAYOUTS("提现与发放", "Withdrawals and payouts"),
    STATEMENTS("结算单", "Statements"),
    LEDGER("账本与对账", "Ledger and reconciliation"),
    PERFORMANCE("业绩与目标", "Performance and targets"),
    FILES("导入与导出", "Imports and exports"),
    OPERATIONS("定时职责与消息", "Duties and messages"),
    ADMINISTRATORS("账号与角色", "Accounts and roles"),
    AUDIT("审计日志", "Audit log"),
    INTEGRATION("API 密钥与 Webhook", "API keys and webhooks");

    private final Words words;

    Area(String zh, String en) {
        this.words = new Words(zh, en);
    }

    public Words words() {
        return words;
    }

    /** The business itself, as opposed to who may do it, who did it, and which machines take part. */
    public boolean isBusiness() {
        return this != ADMINISTRATORS && this != AUDIT && this != INTEGRATION;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
