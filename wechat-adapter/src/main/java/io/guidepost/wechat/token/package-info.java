/** Access tokens and tickets, shared by all processes through Redis. */
package io.guidepost.wechat.token;
