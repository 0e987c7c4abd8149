package io.guidepost.wechat.wecom;

import com.google.gson.JsonParseException;
import io.guidepost.domain.GatewayRejected;
import io.guidepost.wechat.call.TencentCalls;
import io.guidepost.wechat.token.RedisTokens;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.common.util.http.apache.ApacheBasicResponseHandler;
import me.chanjar.weixin.cp.api.impl.WxCpServiceApacheHttpClientImpl;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.constant.WxCpApiPathConsts;
import org.apache.http.client.HttpResponseException;
import org.apache.http.client.methods.HttpGet;

/**
 * The SDK's service for one secret, with the token of {@link RedisTokens} and without the SDK's own ideas about failures:
 * it sleeps 31 seconds on errcode −1 and then forgets the errcode, asks for a new token where the secret is wrong, drops
 * a token that somebody else has renewed, and logs tokens with every failure.
 */
final class SharedTokenService extends WxCpServiceApacheHttpClientImpl {

    /** Not 40001: a wrong secret does not get better by asking again, and WeCom blocks who tries. */
    private static final Set<Integer> TOKEN_IS_OVER = Set.of(40014, 42001);
    /** Nothing happened, and the same will be possible in a moment. */
    private static final Set<Integer> PASSING = Set.of(-1, 6000, 45009, 45033, 45035);

    private final RedisTokens tokens;
    private final TencentCalls calls;
    private final String tokenName;
    private final String corpSecret;

    SharedTokenService(
            WecomSettings settings, String application, String corpSecret, RedisTokens tokens, TencentCalls calls) {
        this.tokens = tokens;
        this.calls = calls;
        this.corpSecret = corpSecret;
        this.tokenName = "guidepost:wecom:token:" + settings.corpId() + ":" + application;
        var config = new WxCpDefaultConfigImpl();
        config.setBaseApiUrl(settings.root());
        config.setCorpId(settings.corpId());
        config.setCorpSecret(corpSecret);
        config.setAgentId(settings.agentId());
        config.setApacheHttpClientBuilder(
                new BoundedPool(settings.atOnce(), settings.connectTimeout(), settings.readTimeout()));
        setWxCpConfigStorage(config);
    }

    @Override
    public String getAccessToken(boolean forceRefresh) {
        return tokens.get(tokenName, () -> calls.within("gettoken", this::fetchToken));
    }

    /** One attempt, and a second one with a new token where the first was refused for its token alone. */
    @Override
    public <T, E> T execute(RequestExecutor<T, E> executor, String uri, E data) {
        String token = getAccessToken(false);
        try {
            return once(executor, uri, data, token);
        } catch (WxErrorException refused) {
            if (!TOKEN_IS_OVER.contains(refused.getError().getErrorCode())) {
                throw judged(refused.getError());
            }
            tokens.drop(tokenName, token);
        }
        // Refused or not, WeCom has counted the first attempt.
        calls.awaitTurn(api(uri));
        try {
            return once(executor, uri, data, getAccessToken(false));
        } catch (WxErrorException refused) {
            throw judged(refused.getError());
        }
    }

    private static String api(String uri) {
        return uri.replaceFirst("^.*/cgi-bin/", "").replaceFirst("[?].*$", "");
    }

    private <T, E> T once(RequestExecutor<T, E> executor, String uri, E data, String token) throws WxErrorException {
        String target = uri + (uri.contains("?") ? "&" : "?") + "access_token=" + token;
        try {
            return executor.execute(target, data, WxType.CP);
        } catch (IOException failed) {
            throw unclear(failed);
        } catch (JsonParseException | NullPointerException | WxRuntimeException notWecom) {
            // The SDK expects JSON and stumbles over anything else: a gateway's page, an empty answer.
            throw TencentCalls.unclear("garbled", "WeCom's answer is no JSON", notWecom);
        }
    }

    private RedisTokens.Lent fetchToken() {
        calls.awaitTurn("gettoken");
        String url = String.format(
                configStorage.getApiUrl(WxCpApiPathConsts.GET_TOKEN), configStorage.getCorpId(), corpSecret);
        try {
            String answer = getRequestHttpClient().execute(new HttpGet(url), ApacheBasicResponseHandler.INSTANCE);
            var error = WxError.fromJson(answer, WxType.CP);
            if (error.getErrorCode() != 0) {
                throw judged(error);
            }
            var token = WxAccessToken.fromJson(answer);
            return new RedisTokens.Lent(token.getAccessToken(), Duration.ofSeconds(token.getExpiresIn()));
        } catch (IOException failed) {
            throw unclear(failed);
        } catch (JsonParseException | NullPointerException notWecom) {
            throw TencentCalls.unclear("garbled", "WeCom's answer is no JSON", notWecom);
        }
    }

    private static RuntimeException judged(WxError error) {
        int code = error.getErrorCode();
        String message = error.getErrorMsgEn() == null ? error.getErrorMsg() : error.getErrorMsgEn();
        if (PASSING.contains(code)) {
            return TencentCalls.unclear(Integer.toString(code), "WeCom answers " + code + ": " + message, null);
        }
        if (code < 0) {
            // The SDK's own codes for answers that are none.
            return TencentCalls.unclear("garbled", "WeCom's answer is no JSON: " + message, null);
        }
        return new GatewayRejected(Integer.toString(code), message);
    }

    /** Never with the address, which carries the token. */
    private static RuntimeException unclear(IOException failed) {
        if (failed instanceof HttpResponseException status) {
            return TencentCalls.unclear(
                    "http_" + status.getStatusCode(), "WeCom answers HTTP " + status.getStatusCode(), failed);
        }
        boolean isTimeout = failed instanceof SocketTimeoutException;
        return TencentCalls.unclear(
                isTimeout ? "timeout" : "unreachable",
                isTimeout ? "WeCom has not answered in time" : "WeCom cannot be reached",
                failed);
    }
}
