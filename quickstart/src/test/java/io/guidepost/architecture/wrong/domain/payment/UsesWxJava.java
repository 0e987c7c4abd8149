package io.guidepost.architecture.wrong.domain.payment;

import me.chanjar.weixin.common.error.WxErrorException;

/** Wrong on purpose: WeChat is behind a port. */
record UsesWxJava(WxErrorException failure) {}
