/** Keeps the calls of all processes together below what WeCom allows a corporation. */
package io.guidepost.wechat.rate;
