/** The only home of WxJava: fills the domain's ports to WeCom, the mini-program's server APIs and WeChat Pay. */
package io.guidepost.wechat;
