package io.guidepost.wechat;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/**
 * Every port to WeCom, WeChat and WeChat Pay that an application has not filled itself. An application configures
 * {@code guidepost.wecom}, {@code guidepost.miniapp} and {@code guidepost.wxpay} and sees nothing else of this module.
 */
@AutoConfiguration(afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@ComponentScan({
    "io.guidepost.wechat.changes",
    "io.guidepost.wechat.token",
    "io.guidepost.wechat.rate",
    "io.guidepost.wechat.wecom",
    "io.guidepost.wechat.miniapp",
    "io.guidepost.wechat.pay"
})
public class WeChatAdapter {}
