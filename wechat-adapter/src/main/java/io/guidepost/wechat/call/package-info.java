/** How Tencent is called: bounded, broken off while it is down, repeated only where that is harmless, counted. */
package io.guidepost.wechat.call;
