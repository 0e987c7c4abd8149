package io.guidepost.guideapi.hq.channel;

import io.guidepost.domain.channel.Channel;
import io.guidepost.domain.channel.ImportOrders;
import io.guidepost.domain.channel.ImportOrders.Outlook;
import io.guidepost.domain.channel.ImportOrders.Shown;
import io.guidepost.guideapi.hq.Roles;
import io.guidepost.guideapi.sheet.RowError;
import io.guidepost.webedge.Offload;
import io.guidepost.webedge.file.UploadDoor;
import io.guidepost.webedge.file.Uploads;
import io.guidepost.webedge.once.IdempotencyKey;
import io.guidepost.webedge.once.OnceAnswer;
import io.guidepost.webedge.once.OnceOnly;
import io.guidepost.webedge.session.SignedInAdmin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Orders of other tills by the thousand, in a table, after a look at what that would bring. */
@RestController
@RequestMapping(OrderSheetController.PATH)
class OrderSheetController {

    static final String PATH = "/api/admin/v1/order-imports/files";

    private final ImportOrders importOrders;
    private final OnceOnly once;
    private final Uploads uploads;
    private final Offload offload;

    OrderSheetController(ImportOrders importOrders, OnceOnly once, Uploads uploads, Offload offload) {
        this.importOrders = importOrders;
        this.once = once;
        this.uploads = uploads;
        this.offload = offload;
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        UploadDoor orderImports() {
            return new UploadDoor(PATH);
        }
    }

    @PostMapping
    @Operation(
            summary = "批量导入渠道订单 Import orders of another till from .xlsx or CSV",
            description =
                    "The body is the file, up to 5 MB and 5,000 rows, one line of an order per row; titles in Chinese or"
                            + " English. With dryRun (the default) nothing is changed: the answer says what would be taken, what is"
                            + " known already and what is wrong in which row and column. Without, each order is taken by itself, if no"
                            + " row has an error (422 import_has_errors); the same file again takes what is not there yet. Columns:"
                            + " 渠道 Channel, 渠道订单号 Order number, 下单时间 Ordered at, 收货时间 Received at, 门店编码 Store code,"
                            + " 导购账号 Guide's userid, 会员编号 Member ID, unionid, 自提门店编号 Pick-up store ID, 发货门店编号 Fulfilling"
                            + " store ID, 支付方式 Pay method, 运费(元) Freight (yuan), SKU, 数量 Quantity, 单价(元) Unit price (yuan),"
                            + " 实付(元) Paid (yuan); what concerns the whole order is written in its first row. Times are those of"
                            + " Shanghai.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "application/octet-stream",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    Mono<OnceAnswer<OrderSheetView>> take(
            SignedInAdmin admin,
            IdempotencyKey key,
            @RequestParam(defaultValue = "true") boolean dryRun,
            ServerHttpRequest request,
            Locale locale) {
        Roles.require(admin, Roles.OPERATOR);
        return uploads.received(
                request.getBody(),
                file -> offload.call(() -> {
                    var table = importOrders.read(file);
                    return once.aroundNetwork(
                            admin,
                            key,
                            new Sent(table.contentHash(), dryRun),
                            HttpStatus.OK,
                            () -> OrderSheetView.of(
                                    dryRun ? importOrders.check(table) : importOrders.take(table, admin.adminId()),
                                    dryRun,
                                    locale));
                }));
    }

    /** What makes two requests the same. */
    record Sent(String contentHash, boolean dryRun) {}

    /**
     * {@code errors} and {@code items} are the first 200.
     *
     * @param taken orders that are new
     * @param known orders that were imported before, and told the same
     */
    record OrderSheetView(
            boolean dryRun,
            int rows,
            int orders,
            int taken,
            int known,
            int errorCount,
            List<RowError> errors,
            List<SheetOrderView> items) {

        static OrderSheetView of(Outlook outlook, boolean dryRun, Locale locale) {
            return new OrderSheetView(
                    dryRun,
                    outlook.rows(),
                    outlook.orders(),
                    outlook.taken(),
                    outlook.known(),
                    outlook.faultCount(),
                    RowError.of(outlook.faults(), locale),
                    outlook.shown().stream().map(SheetOrderView::of).toList());
        }
    }

    /**
     * @param row the first of the order
     * @param payableFen freight included
     * @param orderId absent for what is only looked at and not there yet
     */
    record SheetOrderView(
            int row, Channel channel, String externalNo, int lines, long payableFen, boolean known, String orderId) {

        static SheetOrderView of(Shown order) {
            return new SheetOrderView(
                    order.row(),
                    order.channel(),
                    order.externalNo(),
                    order.lines(),
                    order.payableFen(),
                    order.isKnown(),
                    order.orderId().map(String::valueOf).orElse(null));
        }
    }
}
