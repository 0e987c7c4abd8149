/** WeChat Pay v3: payments and refunds, transfers to guides, and the notices about them. */
package io.guidepost.wechat.pay;
