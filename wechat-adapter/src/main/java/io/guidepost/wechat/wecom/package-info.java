/** WeCom: people, customers, group sends, app messages, sign-in and callbacks. */
package io.guidepost.wechat.wecom;
