// Written from the shop's OpenAPI document; do not edit. OpenApiDocumentsTest writes and compares it.

import { Client } from '../client';
import type { CallOptions, Operation } from '../client';

export interface AddressAddressEntryView {
  readonly defaultAddress: boolean;
  readonly detail?: string;
  readonly id?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly region?: string;
  readonly regionCode?: string;
  readonly updatedAt?: string;
  readonly version: number;
}

export interface AddressAddressList {
  readonly items?: ReadonlyArray<AddressAddressEntryView>;
}

export interface AddressChangedAddressEntry {
  readonly defaultAddress?: boolean;
  readonly detail: string;
  readonly name: string;
  readonly phone: string;
  readonly regionCode: string;
  readonly version: number;
}

export interface AddressNewAddressEntry {
  readonly defaultAddress?: boolean;
  readonly detail: string;
  readonly name: string;
  readonly phone: string;
  readonly regionCode: string;
}

export interface AddressRegionList {
  readonly items?: ReadonlyArray<AddressRegionView>;
}

export interface AddressRegionView {
  readonly code?: string;
  readonly name?: string;
}

export interface AfterSaleAfterSaleLine {
  readonly orderLineId: string;
  readonly quantity: number;
  readonly replacementSkuId?: string;
}

export interface AfterSaleAfterSaleStep {
  readonly at?: string;
  readonly by?: string;
  readonly event?: 'APPROVAL' | 'REJECTION' | 'WITHDRAWAL' | 'DISPATCH' | 'TIMEOUT' | 'ACCEPTANCE' | 'REFUSAL' | 'MONEY_BACK' | 'REPLACEMENT' | 'MONEY_INSTEAD';
  readonly note?: string;
  readonly to?: 'REQUESTED' | 'REJECTED' | 'WITHDRAWN' | 'AWAITING_RETURN' | 'LAPSED' | 'RETURNING' | 'RETURN_REFUSED' | 'REFUNDING' | 'EXCHANGING' | 'COMPLETED';
}

export interface AfterSaleAfterSaleStory {
  readonly afterSale?: AfterSaleAfterSaleView;
  readonly steps?: ReadonlyArray<AfterSaleAfterSaleStep>;
}

export interface AfterSaleAfterSaleView {
  readonly afterId?: string;
  readonly amountFen?: number;
  readonly decidedAt?: string;
  readonly decision?: string;
  readonly dueAt?: string;
  readonly evidence?: ReadonlyArray<string>;
  readonly finishedAt?: string;
  readonly freightFen?: number;
  readonly id?: string;
  readonly kind?: 'REFUND_ONLY' | 'RETURN_REFUND' | 'EXCHANGE';
  readonly lines?: ReadonlyArray<AfterSaleAfterSaleLine>;
  readonly orderId?: string;
  readonly reason?: 'NOT_WANTED' | 'WRONG_SIZE' | 'QUALITY' | 'DAMAGED' | 'WRONG_GOODS' | 'MISSING' | 'NOT_RECEIVED' | 'OTHER';
  readonly refundStatus?: string;
  readonly replacementCarrier?: string;
  readonly replacementTrackingNo?: string;
  readonly requestedAt?: string;
  readonly returnCarrier?: string;
  readonly returnTrackingNo?: string;
  readonly status?: 'REQUESTED' | 'REJECTED' | 'WITHDRAWN' | 'AWAITING_RETURN' | 'LAPSED' | 'RETURNING' | 'RETURN_REFUSED' | 'REFUNDING' | 'EXCHANGING' | 'COMPLETED';
  readonly turn?: 'STORE' | 'HQ' | 'SHOPPER' | 'WECHAT';
  readonly words?: string;
}

export interface AfterSaleNewAfterSale {
  readonly afterId?: string;
  readonly evidence?: ReadonlyArray<string>;
  readonly kind: 'REFUND_ONLY' | 'RETURN_REFUND' | 'EXCHANGE';
  readonly lines: ReadonlyArray<AfterSaleAfterSaleLine>;
  readonly reason: 'NOT_WANTED' | 'WRONG_SIZE' | 'QUALITY' | 'DAMAGED' | 'WRONG_GOODS' | 'MISSING' | 'NOT_RECEIVED' | 'OTHER';
  readonly words?: string;
}

export type AfterSaleNothing = Record<string, never>;

export interface AfterSaleReturnParcel {
  readonly carrier: string;
  readonly trackingNo: string;
}

export interface AssistAssistView {
  readonly expiresAt?: string;
  readonly id?: string;
  readonly isPriceChanged: boolean;
  readonly items?: ReadonlyArray<AssistAssistViewItem>;
  readonly state?: 'PREPARED' | 'OPENED' | 'DECLINED' | 'ORDERED' | 'EXPIRED';
}

export interface AssistAssistViewItem {
  readonly priceFen: number;
  readonly priceNowFen?: number;
  readonly quantity: number;
  readonly skuId?: string;
}

export type AssistNothing = Record<string, never>;

export interface BehaviourBundle {
  readonly events: ReadonlyArray<BehaviourSeenEvent>;
}

export interface BehaviourRecordedView {
  readonly accepted: number;
  readonly refused?: ReadonlyArray<BehaviourRecordedViewRefusedEvent>;
  readonly repeated: number;
}

export interface BehaviourRecordedViewRefusedEvent {
  readonly code?: string;
  readonly eventId?: string;
}

export interface BehaviourSeenEvent {
  readonly eventId: string;
  readonly kind: 'VIEW' | 'SHARE' | 'FAVOURITE' | 'UNFAVOURITE';
  readonly occurredAt: string;
  readonly productId: string;
  readonly storeId?: string;
}

export interface CartCartAddition {
  readonly quantity: number;
  readonly skuId: string;
}

export interface CartCartChange {
  readonly quantity?: number;
  readonly selected?: boolean;
}

export interface CartCartLineView {
  readonly addedAt?: string;
  readonly addedPriceFen: number;
  readonly available: number;
  readonly listPriceFen: number;
  readonly notice?: string;
  readonly productId?: string;
  readonly quantity: number;
  readonly selected: boolean;
  readonly skuId?: string;
  readonly spec?: string;
  readonly title?: string;
  readonly trouble?: 'OFF_SHELF' | 'STORE_CANNOT' | 'SOLD_OUT' | 'NOT_ENOUGH';
}

export interface CartCartMerge {
  readonly lines: ReadonlyArray<CartCartAddition>;
}

export interface CartCartRemoval {
  readonly skuIds?: ReadonlyArray<string>;
}

export interface CartCartSelection {
  readonly selected: boolean;
  readonly skuIds?: ReadonlyArray<string>;
}

export interface CartCartView {
  readonly lines?: ReadonlyArray<CartCartLineView>;
  readonly quote?: PriceViewsQuoteView;
}

export interface CartMergedCart {
  readonly notMerged?: ReadonlyArray<string>;
}

export interface ClosureAgainstView {
  readonly ids: ReadonlyArray<string>;
  /** OPEN_ORDER、OPEN_REFUND、OPEN_WITHDRAWAL 等 One of these, or another in time */
  readonly kind: string;
  readonly text: ClosureTextView;
}

export interface ClosureCertificateView {
  readonly certificateNo: string;
  readonly eraseAt: string;
  readonly erased?: ReadonlyArray<ClosureTextView>;
  readonly finishedAt?: string;
  readonly kept?: ReadonlyArray<ClosureKeptView>;
  readonly requestedAt: string;
  /** COOLING_OFF 冷静期、REVOKED 已撤回、ERASED 已删除 Being thought over, revoked, or erased */
  readonly status: string;
}

export interface ClosureConfirmation {
  /** 新的 wx.login 凭证，须属于当前会员 A fresh code of wx.login, of this very member */
  readonly code: string;
}

export interface ClosureKeptView {
  readonly what: ClosureTextView;
  readonly why: ClosureTextView;
}

export interface ClosureOutlookView {
  readonly against: ReadonlyArray<ClosureAgainstView>;
  /** ISO 8601 时长，PT0S 表示立即 A duration as in ISO 8601; PT0S means at once */
  readonly coolingOff: string;
  readonly erased: ReadonlyArray<ClosureTextView>;
  readonly kept: ReadonlyArray<ClosureKeptView>;
  readonly pending?: ClosurePendingView;
}

/** 已申请且尚未执行时给出 Given while it is asked for and not carried out */
export interface ClosurePendingView {
  readonly certificateNo: string;
  readonly eraseAt: string;
  readonly requestedAt: string;
}

export interface ClosureTextView {
  readonly en: string;
  readonly zh: string;
}

export interface DataExportMyArchive {
  readonly madeAt: string;
  readonly memberId: string;
  readonly sections: ReadonlyArray<DataExportMyArchiveSection>;
}

export interface DataExportMyArchiveSection {
  /** 还有更多未列出 There is more than fits */
  readonly cut: boolean;
  readonly name: string;
  readonly rows: ReadonlyArray<Readonly<Record<string, Readonly<Record<string, unknown>>>>>;
  readonly title: DataExportMyArchiveTitle;
}

export interface DataExportMyArchiveTitle {
  readonly en: string;
  readonly zh: string;
}

export interface EvidenceEvidenceFile {
  readonly bytes: number;
  readonly contentType?: string;
  readonly id?: string;
  readonly kind?: string;
}

export interface FavouriteSeenCardView {
  readonly images?: ReadonlyArray<string>;
  readonly priceFromFen: number;
  readonly title?: string;
  readonly titleEn?: string;
}

export interface FavouriteSeenProductView {
  readonly at?: string;
  readonly card?: FavouriteSeenCardView;
  readonly productId?: string;
}

export interface FlashSaleFlashAddress {
  readonly detail: string;
  readonly name: string;
  readonly phone: string;
  readonly region: string;
}

export interface FlashSaleFlashContact {
  readonly name: string;
  readonly phone: string;
}

export interface FlashSaleFlashItemView {
  readonly image?: string;
  readonly left: number;
  readonly listPriceFen: number;
  readonly perMember: number;
  readonly priceFen: number;
  readonly productId?: string;
  readonly skuId?: string;
  readonly spec?: string;
  readonly title?: string;
  readonly titleEn?: string;
  readonly units: number;
}

export interface FlashSaleFlashLineView {
  readonly id?: string;
  readonly paidFen: number;
  readonly quantity: number;
  readonly skuId?: string;
}

export interface FlashSaleFlashOrderView {
  readonly discountFen: number;
  readonly expiresAt?: string;
  readonly freightFen: number;
  readonly id?: string;
  readonly lines?: ReadonlyArray<FlashSaleFlashLineView>;
  readonly listFen: number;
  readonly payableFen: number;
  readonly placedAt?: string;
  readonly status?: string;
}

export interface FlashSaleFlashSalePage {
  readonly items?: ReadonlyArray<FlashSaleFlashSaleView>;
  readonly nextCursor?: string;
  readonly serverAt?: string;
}

export interface FlashSaleFlashSaleView {
  readonly endsAt?: string;
  readonly id?: string;
  readonly items?: ReadonlyArray<FlashSaleFlashItemView>;
  readonly phase?: 'COMING' | 'RUNNING' | 'OVER';
  readonly serverAt?: string;
  readonly startsAt?: string;
  readonly title?: string;
  readonly titleEn?: string;
}

export interface FlashSaleNewFlashOrder {
  readonly address?: FlashSaleFlashAddress;
  readonly contact?: FlashSaleFlashContact;
  readonly deviceId?: string;
  readonly expectedPayableFen?: number;
  readonly pickUpStoreId?: string;
  readonly quantity: number;
  readonly skuId: string;
}

export interface GuideCardCardView {
  readonly greeting?: string;
  readonly guideId?: string;
  readonly introduction?: string;
  readonly isOnline?: boolean;
  readonly name?: string;
  readonly pictureUrl?: string;
  readonly store?: GuideCardStoreView;
  readonly title?: string;
}

export interface GuideCardHoursView {
  readonly closesAt?: string;
  readonly day?: 'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'THURSDAY' | 'FRIDAY' | 'SATURDAY' | 'SUNDAY';
  readonly opensAt?: string;
}

export interface GuideCardStoreView {
  readonly address?: string;
  readonly hours?: ReadonlyArray<GuideCardHoursView>;
  readonly id?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly name?: string;
  readonly phone?: string;
}

export interface GuideCodeCodeOpening {
  readonly state: string;
}

export interface GuideCodeGuideCodeView {
  readonly friend: boolean;
  readonly guideId?: string;
  readonly guideName?: string;
  readonly qrCode?: string;
  readonly storeId?: string;
  readonly storeName?: string;
}

export interface InvoiceInvoiceView {
  readonly amountFen: number;
  readonly decidedAt?: string;
  readonly email?: string;
  readonly id?: string;
  readonly invoiceNo?: string;
  readonly orderId?: string;
  readonly reason?: string;
  readonly requestedAt?: string;
  readonly state?: 'REQUESTED' | 'ISSUED' | 'REJECTED' | 'CANCELLED' | 'VOIDED';
  readonly taxNo?: string;
  readonly title?: string;
  readonly titleType?: 'PERSON' | 'COMPANY';
}

export interface InvoiceNewInvoice {
  readonly email: string;
  readonly taxNo?: string;
  readonly title: string;
  readonly titleType: 'PERSON' | 'COMPANY';
}

export type InvoiceNothing = Record<string, never>;

export interface LookLookView {
  readonly id?: string;
  readonly productIds?: ReadonlyArray<string>;
  readonly scene?: string;
  readonly skuIds?: ReadonlyArray<string>;
  readonly text?: string;
  readonly title?: string;
}

export interface OrderNewOrder {
  readonly address?: OrderNewOrderAddress;
  readonly addressId?: string;
  readonly assistId?: string;
  readonly contact?: OrderNewOrderContact;
  readonly couponIds?: ReadonlyArray<string>;
  readonly deviceId?: string;
  readonly expectedPayableFen?: number;
  readonly fromCart?: boolean;
  readonly lines: ReadonlyArray<OrderNewOrderLine>;
  readonly pickUpStoreId?: string;
  readonly usePoints?: number;
}

export interface OrderNewOrderAddress {
  readonly detail: string;
  readonly name: string;
  readonly phone: string;
  readonly region: string;
  readonly regionCode?: string;
}

export interface OrderNewOrderContact {
  readonly name: string;
  readonly phone: string;
}

export interface OrderNewOrderLine {
  readonly quantity: number;
  readonly skuId: string;
}

export type OrderNothing = Record<string, never>;

export interface OrderNoteNewNote {
  readonly text: string;
}

export interface OrderNoteNoteView {
  readonly author?: string;
  readonly id?: string;
  readonly text?: string;
  readonly writtenAt?: string;
}

export interface OrderView {
  readonly address?: OrderViewAddress;
  readonly closedAt?: string;
  readonly discountFen: number;
  readonly expiresAt?: string;
  readonly freightFen: number;
  readonly id?: string;
  readonly lines?: ReadonlyArray<OrderViewLine>;
  readonly listFen: number;
  readonly paidAt?: string;
  readonly payableFen: number;
  readonly placedAt?: string;
  readonly receivedAt?: string;
  readonly refundedFen: number;
  readonly returnableUntil?: string;
  readonly shippedAt?: string;
  readonly status?: string;
}

export interface OrderViewAddress {
  readonly detail?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly region?: string;
}

export interface OrderViewLine {
  readonly id?: string;
  readonly paidFen: number;
  readonly productId?: string;
  readonly quantity: number;
  readonly refundedFen: number;
  readonly refundedQuantity: number;
  readonly skuId?: string;
  readonly spec?: string;
  readonly title?: string;
  readonly unitPriceFen: number;
}

export interface PageAfterSaleAfterSaleView {
  readonly items?: ReadonlyArray<AfterSaleAfterSaleView>;
  readonly nextCursor?: string;
}

export interface PageFavouriteSeenProductView {
  readonly items?: ReadonlyArray<FavouriteSeenProductView>;
  readonly nextCursor?: string;
}

export interface PageInvoiceInvoiceView {
  readonly items?: ReadonlyArray<InvoiceInvoiceView>;
  readonly nextCursor?: string;
}

export interface PageOrderNoteNoteView {
  readonly items?: ReadonlyArray<OrderNoteNoteView>;
  readonly nextCursor?: string;
}

export interface PageOrderView {
  readonly items?: ReadonlyArray<OrderView>;
  readonly nextCursor?: string;
}

export interface PageParcelParcelView {
  readonly items?: ReadonlyArray<ParcelParcelView>;
  readonly nextCursor?: string;
}

export interface PageRefundRefundView {
  readonly items?: ReadonlyArray<RefundRefundView>;
  readonly nextCursor?: string;
}

export interface PageReviewOwnReviewView {
  readonly items?: ReadonlyArray<ReviewOwnReviewView>;
  readonly nextCursor?: string;
}

export interface PageShopperCouponCouponOfferView {
  readonly items?: ReadonlyArray<ShopperCouponCouponOfferView>;
  readonly nextCursor?: string;
}

export interface PageShopperCouponMyCouponView {
  readonly items?: ReadonlyArray<ShopperCouponMyCouponView>;
  readonly nextCursor?: string;
}

export interface PageShopperPointsMyPointsEntryView {
  readonly items?: ReadonlyArray<ShopperPointsMyPointsEntryView>;
  readonly nextCursor?: string;
}

export interface PageStoreNearbyStore {
  readonly items?: ReadonlyArray<StoreNearbyStore>;
  readonly nextCursor?: string;
}

export interface ParcelParcelLine {
  readonly orderLineId?: string;
  readonly quantity: number;
}

export interface ParcelParcelView {
  readonly carrier?: string;
  readonly events?: ReadonlyArray<ParcelParcelWord>;
  readonly id?: string;
  readonly lines?: ReadonlyArray<ParcelParcelLine>;
  readonly shippedAt?: string;
  readonly state?: 'SENT' | 'PICKED_UP' | 'IN_TRANSIT' | 'OUT_FOR_DELIVERY' | 'DELIVERED' | 'TROUBLE' | 'RETURNED';
  readonly stateAt?: string;
  readonly trackingNo?: string;
}

export interface ParcelParcelWord {
  readonly occurredAt?: string;
  readonly place?: string;
  readonly state?: 'SENT' | 'PICKED_UP' | 'IN_TRANSIT' | 'OUT_FOR_DELIVERY' | 'DELIVERED' | 'TROUBLE' | 'RETURNED';
  readonly text?: string;
}

export type PaymentNothing = Record<string, never>;

export interface PaymentParameters {
  readonly nonceStr?: string;
  readonly package?: string;
  readonly paySign?: string;
  readonly prepayId?: string;
  readonly signType?: string;
  readonly timeStamp?: string;
}

export type PickUpNothing = Record<string, never>;

export interface PickUpPickUpChoice {
  readonly storeId: string;
}

export interface PickUpPickUpView {
  readonly code?: string;
  readonly handedOutAt?: string;
  readonly orderId?: string;
  readonly state?: 'CHOSEN' | 'READY' | 'HANDED_OUT';
  readonly storeId?: string;
  readonly validUntil?: string;
}

export interface PriceViewsCouponAdvice {
  readonly couponId?: string;
  readonly name?: string;
  readonly savesFen: number;
  readonly usable: boolean;
  readonly why?: string;
}

export interface PriceViewsPaidLineView {
  readonly activityFen: number;
  readonly couponFen: number;
  readonly freightFen: number;
  readonly listFen: number;
  readonly orderLineId?: string;
  readonly paidFen: number;
  readonly pointsFen: number;
  readonly priceListFen: number;
  readonly quantity: number;
  readonly skuId?: string;
}

export interface PriceViewsPaidPriceView {
  readonly discountFen: number;
  readonly freightFen: number;
  readonly freightOffFen: number;
  readonly lines?: ReadonlyArray<PriceViewsPaidLineView>;
  readonly listFen: number;
  readonly orderId?: string;
  readonly payableFen: number;
  readonly steps?: ReadonlyArray<PriceViewsWhyView>;
}

export interface PriceViewsQuoteLine {
  readonly activityFen: number;
  readonly available: number;
  readonly couponFen: number;
  readonly freightFen: number;
  readonly lineNo: number;
  readonly listFen: number;
  readonly paidFen: number;
  readonly pointsFen: number;
  readonly priceListFen: number;
  readonly productId?: string;
  readonly quantity: number;
  readonly skuId?: string;
  readonly spec?: string;
  readonly title?: string;
}

export interface PriceViewsQuoteView {
  readonly activityFen: number;
  readonly couponFen: number;
  readonly coupons?: ReadonlyArray<PriceViewsCouponAdvice>;
  readonly freightFen: number;
  readonly freightListFen: number;
  readonly freightOffFen: number;
  readonly goodsFen: number;
  readonly lines?: ReadonlyArray<PriceViewsQuoteLine>;
  readonly listFen: number;
  readonly orderable: boolean;
  readonly payableFen: number;
  readonly pointsFen: number;
  readonly pointsUsed: number;
  readonly priceListFen: number;
  readonly steps?: ReadonlyArray<PriceViewsWhyView>;
}

export interface PriceViewsWhyView {
  readonly lineNos?: ReadonlyArray<number>;
  readonly source?: 'STORE_PRICE' | 'PRICE_LIST' | 'ACTIVITY' | 'COUPON' | 'POINTS' | 'FREIGHT' | 'FREIGHT_COUPON';
  readonly sourceId?: string;
  readonly takenFen: number;
  readonly verdict?: 'APPLIED' | 'NOT_YET' | 'OVER' | 'OTHER_AUDIENCE' | 'OTHER_STORE' | 'OTHER_GOODS' | 'NOT_LOWER' | 'BEATEN' | 'BELOW_THRESHOLD' | 'NOT_COMBINABLE' | 'NOTHING_LEFT' | 'NOT_SERVED';
  readonly why?: string;
}

/** RFC 9457, with more fields where the client needs them to react */
export interface Problem {
  /** Stable; decide by this */
  readonly code: string;
  /** In the language of Accept-Language */
  readonly detail: string;
  readonly errors?: ReadonlyArray<{ readonly field?: string; readonly message?: string }>;
  readonly instance: string;
  readonly status: number;
  readonly title: string;
  readonly traceId: string;
  readonly type: string;
}

export interface ProductCategoryPage {
  readonly items?: ReadonlyArray<ProductCategoryView>;
  readonly nextCursor?: string;
}

export interface ProductCategoryView {
  readonly icon?: string;
  readonly id?: string;
  readonly name?: string;
  readonly nameEn?: string;
  readonly parentId?: string;
}

export interface ProductProductPage {
  readonly items?: ReadonlyArray<ProductCardView>;
  readonly loose?: boolean;
  readonly nextCursor?: string;
}

export interface ProductStoreOfferView {
  readonly priceFromFen?: number;
  readonly productId?: string;
  readonly skus?: ReadonlyArray<ProductStoreOfferViewOfferedSku>;
  readonly soldHere: boolean;
  readonly storeId?: string;
}

export interface ProductStoreOfferViewOfferedSku {
  readonly available: number;
  readonly availableHere: number;
  readonly id?: string;
  readonly priceFen: number;
  readonly spec?: string;
}

export interface ProductCardView {
  readonly brand?: string;
  readonly categoryId?: string;
  readonly id?: string;
  readonly images?: ReadonlyArray<string>;
  readonly priceFromFen: number;
  readonly title?: string;
  readonly titleEn?: string;
}

export interface ProductDetailView {
  readonly brand?: string;
  readonly categoryId?: string;
  readonly description?: string;
  readonly id?: string;
  readonly images?: ReadonlyArray<string>;
  readonly priceFromFen: number;
  readonly returnWindowDays: number;
  readonly skus?: ReadonlyArray<ProductDetailViewSkuView>;
  readonly title?: string;
  readonly titleEn?: string;
  readonly video?: string;
}

export interface ProductDetailViewSkuView {
  readonly available: number;
  readonly id?: string;
  readonly priceFen: number;
  readonly spec?: string;
  readonly specs?: ReadonlyArray<ProductDetailViewSpecView>;
}

export interface ProductDetailViewSpecView {
  readonly name?: string;
  readonly value?: string;
}

export interface ProfileConsentHistory {
  readonly items: ReadonlyArray<ProfileConsentView>;
}

export interface ProfileConsentView {
  readonly agreed: boolean;
  /** 在何处表示 Where it was said */
  readonly channel: 'MINI_PROGRAM' | 'STORE' | 'TELEPHONE';
  readonly happenedAt: string;
  readonly purpose: 'PRIVACY_POLICY' | 'MARKETING';
  readonly version: string;
}

export interface ProfileNewConsent {
  readonly agreed: boolean;
  readonly purpose: 'PRIVACY_POLICY' | 'MARKETING';
  readonly version: string;
}

export interface ProfileNewProfile {
  readonly nickname: string;
  /** 所见资料的 version The version of the profile that was seen */
  readonly version: number;
}

export interface ProfilePhoneCode {
  /** getPhoneNumber 按钮给出的 code，一次有效 What the button hands out; good once */
  readonly code: string;
}

export interface ProfileProfileView {
  /** 没有头像时缺省 Absent without a picture */
  readonly avatarUrl?: string;
  readonly consents: ReadonlyArray<ProfileConsentView>;
  readonly id: string;
  readonly nickname: string;
  /** 脱敏，如 138****8000；未授权时缺省 Masked; absent unless told */
  readonly phone?: string;
  readonly phoneVerifiedAt?: string;
  readonly registeredAt: string;
  readonly version: number;
}

export interface QuoteNewQuote {
  readonly assistId?: string;
  readonly couponIds?: ReadonlyArray<string>;
  readonly lines: ReadonlyArray<QuoteQuotedGoods>;
  readonly pickUpStoreId?: string;
  readonly regionCode?: string;
  readonly usePoints?: number;
}

export interface QuoteQuotedGoods {
  readonly quantity: number;
  readonly skuId: string;
}

export interface RefundNewRefund {
  readonly lines: ReadonlyArray<RefundNewRefundLine>;
  readonly reason: string;
}

export interface RefundNewRefundLine {
  readonly orderLineId: string;
  readonly quantity: number;
}

export interface RefundRefundView {
  readonly amountFen: number;
  readonly failReason?: string;
  readonly finishedAt?: string;
  readonly id?: string;
  readonly kind?: 'AFTER_SALE' | 'SUSPENSE' | 'CHANNEL';
  readonly lines?: ReadonlyArray<RefundRefundViewLine>;
  readonly orderId?: string;
  readonly reason?: string;
  readonly requestedAt?: string;
  readonly status?: string;
}

export interface RefundRefundViewLine {
  readonly amountFen: number;
  readonly orderLineId?: string;
  readonly quantity: number;
}

export interface ReviewNewReview {
  readonly fileIds?: ReadonlyArray<string>;
  readonly isUnnamed?: boolean;
  readonly orderLineId: string;
  readonly rating?: number;
  readonly text: string;
}

export interface ReviewOwnReviewView {
  readonly orderId?: string;
  readonly orderLineId?: string;
  readonly reason?: string;
  readonly review?: ReviewReviewView;
  readonly state?: 'PENDING' | 'PUBLISHED' | 'REJECTED';
}

export interface ReviewRatingView {
  readonly averageHundredths: number;
  readonly byRating?: ReadonlyArray<number>;
  readonly count: number;
  readonly goodBp: number;
  readonly productId?: string;
  readonly withMedia: number;
}

export interface ReviewReviewFileView {
  readonly contentType?: string;
  readonly id?: string;
  readonly url?: string;
}

export interface ReviewReviewPage {
  readonly items?: ReadonlyArray<ReviewReviewView>;
  readonly nextCursor?: string;
}

export interface ReviewReviewView {
  readonly followup?: ReviewReviewView;
  readonly id?: string;
  readonly kind?: 'FIRST' | 'FOLLOWUP';
  readonly media?: ReadonlyArray<string>;
  readonly nickname?: string;
  readonly productId?: string;
  readonly rating?: number;
  readonly repliedAt?: string;
  readonly reply?: string;
  readonly spec?: string;
  readonly text?: string;
  readonly writtenAt?: string;
}

export interface SearchSearchWordsView {
  readonly items?: ReadonlyArray<string>;
}

export interface ShopPageView {
  readonly blocks?: ReadonlyArray<ShopPageViewBlockView>;
  readonly id?: string;
  readonly title?: string;
}

export interface ShopPageViewBlockView {
  readonly height?: number;
  readonly layout?: string;
  readonly products?: ReadonlyArray<ProductCardView>;
  readonly slides?: ReadonlyArray<ShopPageViewSlideView>;
  readonly subjects?: ReadonlyArray<ShopPageViewSubjectView>;
  readonly text?: string;
  readonly title?: string;
  readonly type?: string;
}

export interface ShopPageViewLinkView {
  readonly target?: string;
  readonly value?: string;
}

export interface ShopPageViewSlideView {
  readonly image?: string;
  readonly link?: ShopPageViewLinkView;
  readonly title?: string;
}

export interface ShopPageViewSubjectView {
  readonly id?: string;
  readonly image?: string;
  readonly title?: string;
}

export interface ShopperCouponCodeRedemption {
  readonly code: string;
}

export interface ShopperCouponCouponClaim {
  readonly templateId: string;
}

export interface ShopperCouponCouponOfferView {
  readonly brands?: ReadonlyArray<string>;
  readonly capFen: number;
  readonly claimUntilAt?: string;
  readonly claimable: boolean;
  readonly kind?: 'AMOUNT' | 'SHARE' | 'FREIGHT';
  readonly left: number;
  readonly mine: number;
  readonly name?: string;
  readonly offBp: number;
  readonly offFen: number;
  readonly perMember: number;
  readonly storeIds?: ReadonlyArray<string>;
  readonly templateId?: string;
  readonly thresholdFen: number;
}

export interface ShopperCouponMyCouponView {
  readonly capFen: number;
  readonly combines: boolean;
  readonly id?: string;
  readonly kind?: 'AMOUNT' | 'SHARE' | 'FREIGHT';
  readonly name?: string;
  readonly offBp: number;
  readonly offFen: number;
  readonly orderId?: string;
  readonly refundRule?: 'NEVER' | 'WHOLE' | 'PRO_RATA';
  readonly standing?: 'NOT_YET' | 'USABLE' | 'USED' | 'EXPIRED';
  readonly storeIds?: ReadonlyArray<string>;
  readonly templateId?: string;
  readonly thresholdFen: number;
  readonly validFromAt?: string;
  readonly validUntilAt?: string;
}

export type ShopperCouponNoTakingBody = Record<string, never>;

export interface ShopperPointsMyPointsEntryView {
  readonly id?: string;
  readonly kind?: 'EARNED' | 'TAKEN_BACK' | 'SPENT' | 'GIVEN_BACK' | 'ADJUSTED';
  readonly orderId?: string;
  readonly points: number;
  readonly postedAt?: string;
}

export interface ShopperPointsMyPointsView {
  readonly balance: number;
  readonly fenPerPoint: number;
  readonly mostBp: number;
  readonly owed: number;
  readonly pointsPerYuan: number;
  readonly worthFen: number;
}

export interface ShopperSessionDeviceView {
  readonly current: boolean;
  readonly deviceName: string;
  readonly id: string;
  readonly openedAt: string;
  readonly renewedAt: string;
}

export interface ShopperSessionDevices {
  readonly items: ReadonlyArray<ShopperSessionDeviceView>;
  readonly nextCursor?: string;
}

export interface ShopperSessionLogin {
  /** wx.login 的 code，五分钟内一次有效 What wx.login hands out; good once, for five minutes */
  readonly code: string;
  /** 已同意的隐私政策版本 The version of the privacy policy that was agreed to */
  readonly consentVersion?: string;
  /** 小程序自行生成并保存的设备标识 Made up by the mini-program and kept there */
  readonly deviceId?: string;
  /** 显示在设备列表中的名称 Shown in the list of devices */
  readonly deviceName?: string;
  /** 未登录时上报浏览所用的标识 Under which visitor-events were told before; they become this member's */
  readonly visitorId?: string;
}

export interface ShopperSessionMember {
  readonly id: string;
  /** 本次登录新建了会员 This sign-in made the member */
  readonly newMember: boolean;
}

export interface ShopperSessionRenewal {
  /** 登录时给出的设备标识 The one that was given when signing in */
  readonly deviceId?: string;
  readonly refreshToken: string;
}

export interface ShopperSessionSession {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly member: ShopperSessionMember;
  readonly refreshExpiresAt: string;
  /** 仅可使用一次 Good once */
  readonly refreshToken: string;
  readonly sessionId: string;
}

export interface StoreNearbyStore {
  readonly address?: string;
  readonly distanceMetres?: number;
  readonly guide?: StoreStoreHost;
  readonly hours?: ReadonlyArray<StoreOpeningSpan>;
  readonly id?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly name?: string;
  readonly open?: boolean;
  readonly phone?: string;
  readonly qrCode?: string;
}

export interface StoreOpeningSpan {
  readonly closesAt?: string;
  readonly day?: 'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'THURSDAY' | 'FRIDAY' | 'SATURDAY' | 'SUNDAY';
  readonly opensAt?: string;
}

export interface StoreStoreHost {
  readonly guideId?: string;
  readonly name?: string;
  readonly pictureUrl?: string;
  readonly title?: string;
}

export interface TouchNewTouch {
  readonly forwardDepth?: number;
  readonly occurredAt?: string;
  readonly page: string;
  readonly token: string;
}

export interface VisitorVisitorBundle {
  readonly looks?: ReadonlyArray<VisitorVisitorLook>;
  readonly touches?: ReadonlyArray<VisitorVisitorTouch>;
  readonly visitorId: string;
}

export interface VisitorVisitorLook {
  readonly eventId: string;
  readonly kind: 'VIEW' | 'SHARE';
  readonly occurredAt: string;
  readonly productId: string;
  readonly storeId?: string;
}

export interface VisitorVisitorTouch {
  readonly eventId: string;
  readonly forwardDepth?: number;
  readonly occurredAt: string;
  readonly page: string;
  /** 分享链接中的令牌 The token of the link that was opened */
  readonly token: string;
}

/** The codes with which each operation may be refused. */
export interface ErrorCodes {
  deleteAddressesById:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  deleteBrowseHistory:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  deleteCartLinesBySkuId:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  deleteFavouritesByProductId:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  deleteMeAvatar:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  deleteMeClosure:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  deleteMePhone:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  deleteOrdersByOrderIdPickUp:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'not_found'
    | 'order_not_fetchable'
    | 'overloaded'
    | 'pickup_is_ready'
    | 'unauthenticated';
  deleteSearchHistory:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  deleteSessions:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  deleteSessionsById:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  deleteSessionsCurrent:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  getAddresses:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  getAddressesById:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getAfterSaleFilesById:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getAfterSales:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_cursor'
    | 'invalid_limit'
    | 'invalid_parameter'
    | 'overloaded'
    | 'unauthenticated';
  getAfterSalesById:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getBrowseHistory:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_cursor'
    | 'invalid_limit'
    | 'invalid_parameter'
    | 'overloaded'
    | 'unauthenticated';
  getCart:
    | 'coupon_not_found'
    | 'coupon_used'
    | 'dependency_unavailable'
    | 'internal_error'
    | 'not_found'
    | 'overloaded'
    | 'quantity_too_large'
    | 'sku_not_for_sale'
    | 'unauthenticated';
  getCategories:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  getClosureCertificatesByCertificateNo:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'not_found'
    | 'overloaded';
  getCouponOffers:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_cursor'
    | 'invalid_limit'
    | 'invalid_parameter'
    | 'overloaded'
    | 'unauthenticated';
  getCoupons:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_cursor'
    | 'invalid_limit'
    | 'invalid_parameter'
    | 'overloaded'
    | 'unauthenticated';
  getCouponsById:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getFavourites:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_cursor'
    | 'invalid_limit'
    | 'invalid_parameter'
    | 'overloaded'
    | 'unauthenticated';
  getFlashSales:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  getFlashSalesById:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getGuidesByIdCard:
    | 'dependency_unavailable'
    | 'hours_end_before_they_begin'
    | 'internal_error'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getHome:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  getLooksById:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getMe:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  getMeAvatar:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getMeClosure:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  getMeConsents:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  getOrders:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_cursor'
    | 'invalid_limit'
    | 'invalid_parameter'
    | 'overloaded'
    | 'unauthenticated';
  getOrdersById:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getOrdersByIdPrice:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getOrdersByOrderIdGuideCode:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getOrdersByOrderIdInvoices:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getOrdersByOrderIdNotes:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getOrdersByOrderIdPickUp:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getOrdersByOrderIdRefunds:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getOrdersByOrderIdRefundsById:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getOrdersByOrderIdShipments:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getPagesById:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getPoints:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  getPointsEntries:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_cursor'
    | 'invalid_limit'
    | 'invalid_parameter'
    | 'overloaded'
    | 'unauthenticated';
  getProducts:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_cursor'
    | 'invalid_limit'
    | 'invalid_parameter'
    | 'invalid_sort'
    | 'overloaded'
    | 'query_too_long'
    | 'search_starting'
    | 'search_unavailable'
    | 'unauthenticated';
  getProductsById:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getProductsByIdOffer:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'missing_parameter'
    | 'not_found'
    | 'overloaded'
    | 'unauthenticated';
  getProductsByIdRating:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  getProductsByIdReviews:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_cursor'
    | 'invalid_limit'
    | 'invalid_parameter'
    | 'overloaded'
    | 'unauthenticated';
  getRegions:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'unauthenticated';
  getReviews:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_cursor'
    | 'invalid_limit'
    | 'invalid_parameter'
    | 'overloaded'
    | 'unauthenticated';
  getSearchHistory:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  getSearchHotWords:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  getSearchSuggestions:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'missing_parameter'
    | 'overloaded'
    | 'unauthenticated';
  getSessions:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'unauthenticated';
  getStores:
    | 'dependency_unavailable'
    | 'hours_end_before_they_begin'
    | 'internal_error'
    | 'invalid_cursor'
    | 'invalid_limit'
    | 'invalid_parameter'
    | 'overloaded'
    | 'unauthenticated';
  postAcquisitionOpenings:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postAddresses:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'not_found'
    | 'overloaded'
    | 'payload_too_large'
    | 'region_unknown'
    | 'too_many_addresses'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postAfterSaleFiles:
    | 'dependency_unavailable'
    | 'file_empty'
    | 'file_in_removal'
    | 'file_quarantined'
    | 'file_too_large'
    | 'file_type_mismatch'
    | 'file_type_unsupported'
    | 'internal_error'
    | 'invalid_parameter'
    | 'missing_parameter'
    | 'not_found'
    | 'overloaded'
    | 'payload_too_large'
    | 'too_many_files'
    | 'unauthenticated'
    | 'unsupported_media_type';
  postAfterSalesByIdReturnParcel:
    | 'after_sale_state'
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'malformed_request'
    | 'not_found'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postAfterSalesByIdWithdrawal:
    | 'after_sale_state'
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'malformed_request'
    | 'not_found'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postAssistsByIdOpening:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'malformed_request'
    | 'not_found'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postAssistsByIdRefusal:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'malformed_request'
    | 'not_found'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postBehaviours:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postCartLines:
    | 'cart_full'
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'overloaded'
    | 'payload_too_large'
    | 'quantity_invalid'
    | 'sku_not_for_sale'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postCartMerge:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'overloaded'
    | 'payload_too_large'
    | 'quantity_invalid'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postCartRefresh:
    | 'coupon_not_found'
    | 'coupon_used'
    | 'dependency_unavailable'
    | 'internal_error'
    | 'not_found'
    | 'overloaded'
    | 'quantity_too_large'
    | 'sku_not_for_sale'
    | 'unauthenticated';
  postCartRemovals:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postCartSelection:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postCouponCodesRedemptions:
    | 'coupon_code_unknown'
    | 'coupon_code_used'
    | 'coupon_gone'
    | 'coupon_limit'
    | 'coupon_not_claimable'
    | 'dependency_unavailable'
    | 'idempotency_key_malformed'
    | 'idempotency_key_required'
    | 'idempotency_key_reused'
    | 'internal_error'
    | 'malformed_request'
    | 'overloaded'
    | 'payload_too_large'
    | 'request_in_progress'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postCouponIssuesByIdOpening:
    | 'coupon_limit'
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'not_found'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postCoupons:
    | 'coupon_gone'
    | 'coupon_limit'
    | 'coupon_not_claimable'
    | 'dependency_unavailable'
    | 'idempotency_key_malformed'
    | 'idempotency_key_required'
    | 'idempotency_key_reused'
    | 'internal_error'
    | 'malformed_request'
    | 'not_found'
    | 'overloaded'
    | 'payload_too_large'
    | 'request_in_progress'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postFlashSalesByIdOrders:
    | 'address_required'
    | 'amount_out_of_range'
    | 'coupon_not_applicable'
    | 'dependency_unavailable'
    | 'flash_limit_reached'
    | 'flash_sale_busy'
    | 'flash_sale_not_started'
    | 'flash_sale_over'
    | 'idempotency_key_malformed'
    | 'idempotency_key_required'
    | 'idempotency_key_reused'
    | 'internal_error'
    | 'malformed_request'
    | 'not_found'
    | 'out_of_stock'
    | 'overloaded'
    | 'payload_too_large'
    | 'price_changed'
    | 'region_not_served'
    | 'request_in_progress'
    | 'sku_not_for_sale'
    | 'sku_not_in_sale'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postMeAvatar:
    | 'dependency_unavailable'
    | 'file_empty'
    | 'file_in_removal'
    | 'file_quarantined'
    | 'file_too_large'
    | 'file_type_mismatch'
    | 'file_type_unsupported'
    | 'internal_error'
    | 'missing_parameter'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unsupported_media_type';
  postMeClosure:
    | 'account_has_open_matters'
    | 'bad_login_code'
    | 'closure_not_confirmed'
    | 'dependency_unavailable'
    | 'internal_error'
    | 'login_blocked'
    | 'login_too_often'
    | 'malformed_request'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed'
    | 'wechat_unavailable';
  postMeDataExports:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'overloaded'
    | 'too_many_exports'
    | 'unauthenticated';
  postOrders:
    | 'address_required'
    | 'amount_out_of_range'
    | 'coupon_not_applicable'
    | 'coupon_not_found'
    | 'coupon_used'
    | 'dependency_unavailable'
    | 'idempotency_key_malformed'
    | 'idempotency_key_required'
    | 'idempotency_key_reused'
    | 'internal_error'
    | 'malformed_request'
    | 'not_enough_points'
    | 'not_found'
    | 'out_of_stock'
    | 'overloaded'
    | 'payload_too_large'
    | 'price_changed'
    | 'quantity_too_large'
    | 'region_not_served'
    | 'request_in_progress'
    | 'sku_not_for_sale'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postOrdersByIdCancellation:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'malformed_request'
    | 'not_found'
    | 'order_already_paid'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postOrdersByIdPayments:
    | 'dependency_unavailable'
    | 'idempotency_key_malformed'
    | 'idempotency_key_required'
    | 'idempotency_key_reused'
    | 'internal_error'
    | 'invalid_parameter'
    | 'malformed_request'
    | 'not_found'
    | 'order_already_paid'
    | 'order_expired'
    | 'order_not_payable'
    | 'overloaded'
    | 'payload_too_large'
    | 'payment_unavailable'
    | 'request_in_progress'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postOrdersByIdReceipt:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'malformed_request'
    | 'not_found'
    | 'order_not_shipped'
    | 'order_part_sent'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postOrdersByOrderIdAfterSales:
    | 'dependency_unavailable'
    | 'exchange_not_same_product'
    | 'idempotency_key_malformed'
    | 'idempotency_key_required'
    | 'idempotency_key_reused'
    | 'internal_error'
    | 'invalid_parameter'
    | 'malformed_request'
    | 'not_found'
    | 'nothing_to_refund'
    | 'order_not_refundable'
    | 'order_not_sent_yet'
    | 'order_paid_elsewhere'
    | 'overloaded'
    | 'payload_too_large'
    | 'refund_quantity_invalid'
    | 'request_in_progress'
    | 'too_many_refunds'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postOrdersByOrderIdInvoices:
    | 'dependency_unavailable'
    | 'idempotency_key_malformed'
    | 'idempotency_key_required'
    | 'idempotency_key_reused'
    | 'internal_error'
    | 'invalid_parameter'
    | 'invoice_exists'
    | 'malformed_request'
    | 'not_found'
    | 'nothing_to_invoice'
    | 'order_not_paid'
    | 'overloaded'
    | 'payload_too_large'
    | 'request_in_progress'
    | 'tax_no_invalid'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postOrdersByOrderIdInvoicesByIdCancellation:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'invoice_state'
    | 'malformed_request'
    | 'not_found'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postOrdersByOrderIdNotes:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'malformed_request'
    | 'not_found'
    | 'overloaded'
    | 'payload_too_large'
    | 'too_many_notes'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postOrdersByOrderIdPickUpCode:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'malformed_request'
    | 'not_found'
    | 'overloaded'
    | 'payload_too_large'
    | 'pickup_not_ready'
    | 'too_many_codes'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postOrdersByOrderIdRefunds:
    | 'dependency_unavailable'
    | 'idempotency_key_malformed'
    | 'idempotency_key_required'
    | 'idempotency_key_reused'
    | 'internal_error'
    | 'invalid_parameter'
    | 'malformed_request'
    | 'not_found'
    | 'nothing_to_refund'
    | 'order_not_refundable'
    | 'order_paid_elsewhere'
    | 'overloaded'
    | 'payload_too_large'
    | 'refund_quantity_invalid'
    | 'request_in_progress'
    | 'too_many_refunds'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postOrdersByOrderIdReviews:
    | 'already_reviewed'
    | 'dependency_unavailable'
    | 'file_unknown'
    | 'internal_error'
    | 'line_returned'
    | 'malformed_request'
    | 'not_found'
    | 'order_not_received'
    | 'overloaded'
    | 'payload_too_large'
    | 'rating_missing'
    | 'review_too_late'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postQuotes:
    | 'coupon_not_found'
    | 'coupon_used'
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'not_found'
    | 'overloaded'
    | 'payload_too_large'
    | 'quantity_too_large'
    | 'sku_not_for_sale'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postReviewFiles:
    | 'dependency_unavailable'
    | 'file_empty'
    | 'file_in_removal'
    | 'file_quarantined'
    | 'file_too_large'
    | 'file_type_mismatch'
    | 'file_type_unsupported'
    | 'internal_error'
    | 'invalid_parameter'
    | 'missing_parameter'
    | 'overloaded'
    | 'payload_too_large'
    | 'too_many_files'
    | 'unauthenticated'
    | 'unsupported_media_type';
  postSessions:
    | 'bad_login_code'
    | 'dependency_unavailable'
    | 'internal_error'
    | 'login_blocked'
    | 'login_too_often'
    | 'malformed_request'
    | 'member_closed'
    | 'overloaded'
    | 'payload_too_large'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed'
    | 'wechat_unavailable';
  postSessionsRenewal:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'overloaded'
    | 'payload_too_large'
    | 'session_ended'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postTouches:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  postVisitorEvents:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'overloaded'
    | 'payload_too_large'
    | 'too_many_visitors'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  putAddressesById:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'not_found'
    | 'overloaded'
    | 'payload_too_large'
    | 'region_unknown'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed'
    | 'version_conflict';
  putCartLinesBySkuId:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'not_found'
    | 'overloaded'
    | 'payload_too_large'
    | 'quantity_invalid'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  putFavouritesByProductId:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'not_found'
    | 'overloaded'
    | 'too_many_favourites'
    | 'unauthenticated';
  putMe:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed'
    | 'version_conflict';
  putMeConsents:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'overloaded'
    | 'payload_too_large'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
  putMePhone:
    | 'bad_phone_code'
    | 'dependency_unavailable'
    | 'internal_error'
    | 'malformed_request'
    | 'overloaded'
    | 'payload_too_large'
    | 'phone_too_often'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed'
    | 'wechat_unavailable';
  putOrdersByOrderIdPickUp:
    | 'dependency_unavailable'
    | 'internal_error'
    | 'invalid_parameter'
    | 'malformed_request'
    | 'not_found'
    | 'order_not_fetchable'
    | 'overloaded'
    | 'payload_too_large'
    | 'pickup_is_ready'
    | 'unauthenticated'
    | 'unknown_field'
    | 'unsupported_media_type'
    | 'validation_failed';
}

export interface DeleteAddressesByIdInput {
  readonly path: {
    readonly id: string;
  };
}

export interface DeleteBrowseHistoryInput {
  readonly query?: {
    readonly productId?: string;
  };
}

export interface DeleteCartLinesBySkuIdInput {
  readonly path: {
    readonly skuId: string;
  };
}

export interface DeleteFavouritesByProductIdInput {
  readonly path: {
    readonly productId: string;
  };
}

export interface DeleteOrdersByOrderIdPickUpInput {
  readonly path: {
    readonly orderId: string;
  };
}

export interface DeleteSearchHistoryInput {
  readonly query?: {
    readonly word?: string;
  };
}

export interface DeleteSessionsByIdInput {
  readonly path: {
    readonly id: string;
  };
}

export interface GetAddressesByIdInput {
  readonly path: {
    readonly id: string;
  };
}

export interface GetAfterSaleFilesByIdInput {
  readonly path: {
    readonly id: string;
  };
}

export interface GetAfterSalesInput {
  readonly query?: {
    readonly limit?: number;
    /** `nextCursor` of the page before */
    readonly cursor?: string;
  };
}

export interface GetAfterSalesByIdInput {
  readonly path: {
    readonly id: string;
  };
}

export interface GetBrowseHistoryInput {
  readonly query?: {
    readonly limit?: number;
    /** `nextCursor` of the page before */
    readonly cursor?: string;
  };
}

export interface GetCartInput {
  readonly query?: {
    readonly storeId?: string;
  };
}

export interface GetClosureCertificatesByCertificateNoInput {
  readonly path: {
    readonly certificateNo: string;
  };
}

export interface GetCouponOffersInput {
  readonly query?: {
    readonly limit?: number;
    /** `nextCursor` of the page before */
    readonly cursor?: string;
  };
}

export interface GetCouponsInput {
  readonly query?: {
    readonly standing?: 'NOT_YET' | 'USABLE' | 'USED' | 'EXPIRED';
    readonly limit?: number;
    /** `nextCursor` of the page before */
    readonly cursor?: string;
  };
}

export interface GetCouponsByIdInput {
  readonly path: {
    readonly id: string;
  };
}

export interface GetFavouritesInput {
  readonly query?: {
    readonly productIds?: ReadonlyArray<string>;
    readonly limit?: number;
    /** `nextCursor` of the page before */
    readonly cursor?: string;
  };
}

export interface GetFlashSalesByIdInput {
  readonly path: {
    readonly id: string;
  };
}

export interface GetGuidesByIdCardInput {
  readonly path: {
    readonly id: string;
  };
}

export interface GetHomeInput {
  readonly query?: {
    readonly storeId?: string;
  };
}

export interface GetLooksByIdInput {
  readonly path: {
    readonly id: string;
  };
}

export interface GetOrdersInput {
  readonly query?: {
    readonly status?: ReadonlyArray<'PENDING_PAYMENT' | 'PAID' | 'SHIPPED' | 'RECEIVED' | 'CLOSED' | 'CANCELLED'>;
    readonly limit?: number;
    /** `nextCursor` of the page before */
    readonly cursor?: string;
  };
}

export interface GetOrdersByIdInput {
  readonly path: {
    readonly id: string;
  };
}

export interface GetOrdersByIdPriceInput {
  readonly path: {
    readonly id: string;
  };
}

export interface GetOrdersByOrderIdGuideCodeInput {
  readonly path: {
    readonly orderId: string;
  };
}

export interface GetOrdersByOrderIdInvoicesInput {
  readonly path: {
    readonly orderId: string;
  };
}

export interface GetOrdersByOrderIdNotesInput {
  readonly path: {
    readonly orderId: string;
  };
}

export interface GetOrdersByOrderIdPickUpInput {
  readonly path: {
    readonly orderId: string;
  };
}

export interface GetOrdersByOrderIdRefundsInput {
  readonly path: {
    readonly orderId: string;
  };
}

export interface GetOrdersByOrderIdRefundsByIdInput {
  readonly path: {
    readonly orderId: string;
    readonly id: string;
  };
}

export interface GetOrdersByOrderIdShipmentsInput {
  readonly path: {
    readonly orderId: string;
  };
}

export interface GetPagesByIdInput {
  readonly path: {
    readonly id: string;
  };
  readonly query?: {
    readonly storeId?: string;
  };
}

export interface GetPointsEntriesInput {
  readonly query?: {
    readonly limit?: number;
    /** `nextCursor` of the page before */
    readonly cursor?: string;
  };
}

export interface GetProductsInput {
  readonly query?: {
    readonly categoryId?: number;
    readonly q?: string;
    readonly sort?: string;
    readonly brand?: string;
    readonly priceFromFen?: number;
    readonly priceToFen?: number;
    readonly inStock?: boolean;
    readonly storeId?: string;
    readonly limit?: number;
    /** `nextCursor` of the page before */
    readonly cursor?: string;
  };
}

export interface GetProductsByIdInput {
  readonly path: {
    readonly id: string;
  };
}

export interface GetProductsByIdOfferInput {
  readonly path: {
    readonly id: string;
  };
  readonly query: {
    readonly storeId: string;
  };
}

export interface GetProductsByIdRatingInput {
  readonly path: {
    readonly id: string;
  };
}

export interface GetProductsByIdReviewsInput {
  readonly path: {
    readonly id: string;
  };
  readonly query?: {
    readonly rating?: number;
    readonly withMedia?: boolean;
    readonly limit?: number;
    /** `nextCursor` of the page before */
    readonly cursor?: string;
  };
}

export interface GetRegionsInput {
  readonly query?: {
    readonly parent?: string;
  };
}

export interface GetReviewsInput {
  readonly query?: {
    readonly limit?: number;
    /** `nextCursor` of the page before */
    readonly cursor?: string;
  };
}

export interface GetSearchSuggestionsInput {
  readonly query: {
    readonly q: string;
  };
}

export interface GetStoresInput {
  readonly query?: {
    readonly latitude?: number;
    readonly longitude?: number;
    readonly regionId?: number;
    readonly city?: string;
    readonly limit?: number;
    /** `nextCursor` of the page before */
    readonly cursor?: string;
  };
}

export interface PostAcquisitionOpeningsInput {
  readonly body: GuideCodeCodeOpening;
}

export interface PostAddressesInput {
  readonly body: AddressNewAddressEntry;
}

export interface PostAfterSaleFilesInput {
  readonly query: {
    readonly kind: 'IMAGE' | 'VIDEO' | 'FILE';
  };
  /** wx.chooseMedia 等给出的本地路径 A path of this device, as wx.chooseMedia gives it */
  readonly filePath: string;
}

export interface PostAfterSalesByIdReturnParcelInput {
  readonly path: {
    readonly id: string;
  };
  readonly body: AfterSaleReturnParcel;
}

export interface PostAfterSalesByIdWithdrawalInput {
  readonly path: {
    readonly id: string;
  };
  readonly body?: AfterSaleNothing;
}

export interface PostAssistsByIdOpeningInput {
  readonly path: {
    readonly id: string;
  };
  readonly body?: AssistNothing;
}

export interface PostAssistsByIdRefusalInput {
  readonly path: {
    readonly id: string;
  };
  readonly body?: AssistNothing;
}

export interface PostBehavioursInput {
  readonly body: BehaviourBundle;
}

export interface PostCartLinesInput {
  readonly body: CartCartAddition;
}

export interface PostCartMergeInput {
  readonly body: CartCartMerge;
}

export interface PostCartRemovalsInput {
  readonly body: CartCartRemoval;
}

export interface PostCartSelectionInput {
  readonly body: CartCartSelection;
}

export interface PostCouponCodesRedemptionsInput {
  readonly body: ShopperCouponCodeRedemption;
}

export interface PostCouponIssuesByIdOpeningInput {
  readonly path: {
    readonly id: string;
  };
  readonly body?: ShopperCouponNoTakingBody;
}

export interface PostCouponsInput {
  readonly body: ShopperCouponCouponClaim;
}

export interface PostFlashSalesByIdOrdersInput {
  readonly path: {
    readonly id: string;
  };
  readonly body: FlashSaleNewFlashOrder;
}

export interface PostMeAvatarInput {
  /** wx.chooseMedia 等给出的本地路径 A path of this device, as wx.chooseMedia gives it */
  readonly filePath: string;
}

export interface PostMeClosureInput {
  readonly body: ClosureConfirmation;
}

export interface PostOrdersInput {
  readonly body: OrderNewOrder;
}

export interface PostOrdersByIdCancellationInput {
  readonly path: {
    readonly id: string;
  };
  readonly body?: OrderNothing;
}

export interface PostOrdersByIdPaymentsInput {
  readonly path: {
    readonly id: string;
  };
  readonly body: PaymentNothing;
}

export interface PostOrdersByIdReceiptInput {
  readonly path: {
    readonly id: string;
  };
  readonly body?: OrderNothing;
}

export interface PostOrdersByOrderIdAfterSalesInput {
  readonly path: {
    readonly orderId: string;
  };
  readonly body: AfterSaleNewAfterSale;
}

export interface PostOrdersByOrderIdInvoicesInput {
  readonly path: {
    readonly orderId: string;
  };
  readonly body: InvoiceNewInvoice;
}

export interface PostOrdersByOrderIdInvoicesByIdCancellationInput {
  readonly path: {
    readonly orderId: string;
    readonly id: string;
  };
  readonly body?: InvoiceNothing;
}

export interface PostOrdersByOrderIdNotesInput {
  readonly path: {
    readonly orderId: string;
  };
  readonly body: OrderNoteNewNote;
}

export interface PostOrdersByOrderIdPickUpCodeInput {
  readonly path: {
    readonly orderId: string;
  };
  readonly body?: PickUpNothing;
}

export interface PostOrdersByOrderIdRefundsInput {
  readonly path: {
    readonly orderId: string;
  };
  readonly body: RefundNewRefund;
}

export interface PostOrdersByOrderIdReviewsInput {
  readonly path: {
    readonly orderId: string;
  };
  readonly body: ReviewNewReview;
}

export interface PostQuotesInput {
  readonly body: QuoteNewQuote;
}

export interface PostReviewFilesInput {
  readonly query?: {
    readonly kind?: 'IMAGE' | 'VIDEO' | 'FILE';
  };
}

export interface PostSessionsInput {
  readonly body: ShopperSessionLogin;
}

export interface PostSessionsRenewalInput {
  readonly body: ShopperSessionRenewal;
}

export interface PostTouchesInput {
  readonly body: TouchNewTouch;
}

export interface PostVisitorEventsInput {
  readonly body: VisitorVisitorBundle;
}

export interface PutAddressesByIdInput {
  readonly path: {
    readonly id: string;
  };
  readonly body: AddressChangedAddressEntry;
}

export interface PutCartLinesBySkuIdInput {
  readonly path: {
    readonly skuId: string;
  };
  readonly body: CartCartChange;
}

export interface PutFavouritesByProductIdInput {
  readonly path: {
    readonly productId: string;
  };
}

export interface PutMeInput {
  readonly body: ProfileNewProfile;
}

export interface PutMeConsentsInput {
  readonly body: ProfileNewConsent;
}

export interface PutMePhoneInput {
  readonly body: ProfilePhoneCode;
}

export interface PutOrdersByOrderIdPickUpInput {
  readonly path: {
    readonly orderId: string;
  };
  readonly body: PickUpPickUpChoice;
}

const OPERATIONS = {
  deleteAddressesById: { method: 'DELETE', path: '/api/shop/v1/addresses/{id}', session: true, once: false },
  deleteBrowseHistory: { method: 'DELETE', path: '/api/shop/v1/browse-history', session: true, once: false },
  deleteCartLinesBySkuId: { method: 'DELETE', path: '/api/shop/v1/cart/lines/{skuId}', session: true, once: false },
  deleteFavouritesByProductId: { method: 'DELETE', path: '/api/shop/v1/favourites/{productId}', session: true, once: false },
  deleteMeAvatar: { method: 'DELETE', path: '/api/shop/v1/me/avatar', session: true, once: false },
  deleteMeClosure: { method: 'DELETE', path: '/api/shop/v1/me/closure', session: true, once: false },
  deleteMePhone: { method: 'DELETE', path: '/api/shop/v1/me/phone', session: true, once: false },
  deleteOrdersByOrderIdPickUp: { method: 'DELETE', path: '/api/shop/v1/orders/{orderId}/pick-up', session: true, once: false },
  deleteSearchHistory: { method: 'DELETE', path: '/api/shop/v1/search/history', session: true, once: false },
  deleteSessions: { method: 'DELETE', path: '/api/shop/v1/sessions', session: true, once: false },
  deleteSessionsById: { method: 'DELETE', path: '/api/shop/v1/sessions/{id}', session: true, once: false },
  deleteSessionsCurrent: { method: 'DELETE', path: '/api/shop/v1/sessions/current', session: true, once: false },
  getAddresses: { method: 'GET', path: '/api/shop/v1/addresses', session: true, once: false },
  getAddressesById: { method: 'GET', path: '/api/shop/v1/addresses/{id}', session: true, once: false },
  getAfterSaleFilesById: { method: 'GET', path: '/api/shop/v1/after-sale-files/{id}', session: true, once: false, bytes: true },
  getAfterSales: { method: 'GET', path: '/api/shop/v1/after-sales', session: true, once: false },
  getAfterSalesById: { method: 'GET', path: '/api/shop/v1/after-sales/{id}', session: true, once: false },
  getBrowseHistory: { method: 'GET', path: '/api/shop/v1/browse-history', session: true, once: false },
  getCart: { method: 'GET', path: '/api/shop/v1/cart', session: true, once: false },
  getCategories: { method: 'GET', path: '/api/shop/v1/categories', session: true, once: false },
  getClosureCertificatesByCertificateNo: { method: 'GET', path: '/api/shop/v1/closure-certificates/{certificateNo}', session: false, once: false },
  getCouponOffers: { method: 'GET', path: '/api/shop/v1/coupon-offers', session: true, once: false },
  getCoupons: { method: 'GET', path: '/api/shop/v1/coupons', session: true, once: false },
  getCouponsById: { method: 'GET', path: '/api/shop/v1/coupons/{id}', session: true, once: false },
  getFavourites: { method: 'GET', path: '/api/shop/v1/favourites', session: true, once: false },
  getFlashSales: { method: 'GET', path: '/api/shop/v1/flash-sales', session: true, once: false },
  getFlashSalesById: { method: 'GET', path: '/api/shop/v1/flash-sales/{id}', session: true, once: false },
  getGuidesByIdCard: { method: 'GET', path: '/api/shop/v1/guides/{id}/card', session: true, once: false },
  getHome: { method: 'GET', path: '/api/shop/v1/home', session: true, once: false },
  getLooksById: { method: 'GET', path: '/api/shop/v1/looks/{id}', session: true, once: false },
  getMe: { method: 'GET', path: '/api/shop/v1/me', session: true, once: false },
  getMeAvatar: { method: 'GET', path: '/api/shop/v1/me/avatar', session: true, once: false, bytes: true },
  getMeClosure: { method: 'GET', path: '/api/shop/v1/me/closure', session: true, once: false },
  getMeConsents: { method: 'GET', path: '/api/shop/v1/me/consents', session: true, once: false },
  getOrders: { method: 'GET', path: '/api/shop/v1/orders', session: true, once: false },
  getOrdersById: { method: 'GET', path: '/api/shop/v1/orders/{id}', session: true, once: false },
  getOrdersByIdPrice: { method: 'GET', path: '/api/shop/v1/orders/{id}/price', session: true, once: false },
  getOrdersByOrderIdGuideCode: { method: 'GET', path: '/api/shop/v1/orders/{orderId}/guide-code', session: true, once: false },
  getOrdersByOrderIdInvoices: { method: 'GET', path: '/api/shop/v1/orders/{orderId}/invoices', session: true, once: false },
  getOrdersByOrderIdNotes: { method: 'GET', path: '/api/shop/v1/orders/{orderId}/notes', session: true, once: false },
  getOrdersByOrderIdPickUp: { method: 'GET', path: '/api/shop/v1/orders/{orderId}/pick-up', session: true, once: false },
  getOrdersByOrderIdRefunds: { method: 'GET', path: '/api/shop/v1/orders/{orderId}/refunds', session: true, once: false },
  getOrdersByOrderIdRefundsById: { method: 'GET', path: '/api/shop/v1/orders/{orderId}/refunds/{id}', session: true, once: false },
  getOrdersByOrderIdShipments: { method: 'GET', path: '/api/shop/v1/orders/{orderId}/shipments', session: true, once: false },
  getPagesById: { method: 'GET', path: '/api/shop/v1/pages/{id}', session: true, once: false },
  getPoints: { method: 'GET', path: '/api/shop/v1/points', session: true, once: false },
  getPointsEntries: { method: 'GET', path: '/api/shop/v1/points/entries', session: true, once: false },
  getProducts: { method: 'GET', path: '/api/shop/v1/products', session: true, once: false },
  getProductsById: { method: 'GET', path: '/api/shop/v1/products/{id}', session: true, once: false },
  getProductsByIdOffer: { method: 'GET', path: '/api/shop/v1/products/{id}/offer', session: true, once: false },
  getProductsByIdRating: { method: 'GET', path: '/api/shop/v1/products/{id}/rating', session: true, once: false },
  getProductsByIdReviews: { method: 'GET', path: '/api/shop/v1/products/{id}/reviews', session: true, once: false },
  getRegions: { method: 'GET', path: '/api/shop/v1/regions', session: true, once: false },
  getReviews: { method: 'GET', path: '/api/shop/v1/reviews', session: true, once: false },
  getSearchHistory: { method: 'GET', path: '/api/shop/v1/search/history', session: true, once: false },
  getSearchHotWords: { method: 'GET', path: '/api/shop/v1/search/hot-words', session: true, once: false },
  getSearchSuggestions: { method: 'GET', path: '/api/shop/v1/search/suggestions', session: true, once: false },
  getSessions: { method: 'GET', path: '/api/shop/v1/sessions', session: true, once: false },
  getStores: { method: 'GET', path: '/api/shop/v1/stores', session: true, once: false },
  postAcquisitionOpenings: { method: 'POST', path: '/api/shop/v1/acquisition-openings', session: true, once: false },
  postAddresses: { method: 'POST', path: '/api/shop/v1/addresses', session: true, once: false },
  postAfterSaleFiles: { method: 'POST', path: '/api/shop/v1/after-sale-files', session: true, once: false, file: 'file' },
  postAfterSalesByIdReturnParcel: { method: 'POST', path: '/api/shop/v1/after-sales/{id}/return-parcel', session: true, once: false },
  postAfterSalesByIdWithdrawal: { method: 'POST', path: '/api/shop/v1/after-sales/{id}/withdrawal', session: true, once: false },
  postAssistsByIdOpening: { method: 'POST', path: '/api/shop/v1/assists/{id}/opening', session: true, once: false },
  postAssistsByIdRefusal: { method: 'POST', path: '/api/shop/v1/assists/{id}/refusal', session: true, once: false },
  postBehaviours: { method: 'POST', path: '/api/shop/v1/behaviours', session: true, once: false },
  postCartLines: { method: 'POST', path: '/api/shop/v1/cart/lines', session: true, once: false },
  postCartMerge: { method: 'POST', path: '/api/shop/v1/cart/merge', session: true, once: false },
  postCartRefresh: { method: 'POST', path: '/api/shop/v1/cart/refresh', session: true, once: false },
  postCartRemovals: { method: 'POST', path: '/api/shop/v1/cart/removals', session: true, once: false },
  postCartSelection: { method: 'POST', path: '/api/shop/v1/cart/selection', session: true, once: false },
  postCouponCodesRedemptions: { method: 'POST', path: '/api/shop/v1/coupon-codes/redemptions', session: true, once: true },
  postCouponIssuesByIdOpening: { method: 'POST', path: '/api/shop/v1/coupon-issues/{id}/opening', session: true, once: false },
  postCoupons: { method: 'POST', path: '/api/shop/v1/coupons', session: true, once: true },
  postFlashSalesByIdOrders: { method: 'POST', path: '/api/shop/v1/flash-sales/{id}/orders', session: true, once: true },
  postMeAvatar: { method: 'POST', path: '/api/shop/v1/me/avatar', session: true, once: false, file: 'file' },
  postMeClosure: { method: 'POST', path: '/api/shop/v1/me/closure', session: true, once: false },
  postMeDataExports: { method: 'POST', path: '/api/shop/v1/me/data-exports', session: true, once: false },
  postOrders: { method: 'POST', path: '/api/shop/v1/orders', session: true, once: true },
  postOrdersByIdCancellation: { method: 'POST', path: '/api/shop/v1/orders/{id}/cancellation', session: true, once: false },
  postOrdersByIdPayments: { method: 'POST', path: '/api/shop/v1/orders/{id}/payments', session: true, once: true },
  postOrdersByIdReceipt: { method: 'POST', path: '/api/shop/v1/orders/{id}/receipt', session: true, once: false },
  postOrdersByOrderIdAfterSales: { method: 'POST', path: '/api/shop/v1/orders/{orderId}/after-sales', session: true, once: true },
  postOrdersByOrderIdInvoices: { method: 'POST', path: '/api/shop/v1/orders/{orderId}/invoices', session: true, once: true },
  postOrdersByOrderIdInvoicesByIdCancellation: { method: 'POST', path: '/api/shop/v1/orders/{orderId}/invoices/{id}/cancellation', session: true, once: false },
  postOrdersByOrderIdNotes: { method: 'POST', path: '/api/shop/v1/orders/{orderId}/notes', session: true, once: false },
  postOrdersByOrderIdPickUpCode: { method: 'POST', path: '/api/shop/v1/orders/{orderId}/pick-up/code', session: true, once: false },
  postOrdersByOrderIdRefunds: { method: 'POST', path: '/api/shop/v1/orders/{orderId}/refunds', session: true, once: true },
  postOrdersByOrderIdReviews: { method: 'POST', path: '/api/shop/v1/orders/{orderId}/reviews', session: true, once: false },
  postQuotes: { method: 'POST', path: '/api/shop/v1/quotes', session: true, once: false },
  postReviewFiles: { method: 'POST', path: '/api/shop/v1/review-files', session: true, once: false },
  postSessions: { method: 'POST', path: '/api/shop/v1/sessions', session: false, once: false },
  postSessionsRenewal: { method: 'POST', path: '/api/shop/v1/sessions/renewal', session: false, once: false },
  postTouches: { method: 'POST', path: '/api/shop/v1/touches', session: true, once: false },
  postVisitorEvents: { method: 'POST', path: '/api/shop/v1/visitor-events', session: false, once: false },
  putAddressesById: { method: 'PUT', path: '/api/shop/v1/addresses/{id}', session: true, once: false },
  putCartLinesBySkuId: { method: 'PUT', path: '/api/shop/v1/cart/lines/{skuId}', session: true, once: false },
  putFavouritesByProductId: { method: 'PUT', path: '/api/shop/v1/favourites/{productId}', session: true, once: false },
  putMe: { method: 'PUT', path: '/api/shop/v1/me', session: true, once: false },
  putMeConsents: { method: 'PUT', path: '/api/shop/v1/me/consents', session: true, once: false },
  putMePhone: { method: 'PUT', path: '/api/shop/v1/me/phone', session: true, once: false },
  putOrdersByOrderIdPickUp: { method: 'PUT', path: '/api/shop/v1/orders/{orderId}/pick-up', session: true, once: false },
} as const;

/** The shop, as a mini-program calls it: one method for each endpoint. */
export class ShopApi extends Client {
  /** 删除地址 Remove an address; orders keep theirs */
  deleteAddressesById(input: DeleteAddressesByIdInput, options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.deleteAddressesById as Operation, input, options);
  }

  /** 删除浏览历史 Forget a product, or without one all of them */
  deleteBrowseHistory(input: DeleteBrowseHistoryInput = {}, options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.deleteBrowseHistory as Operation, input, options);
  }

  /** 移出购物车 Take a line out */
  deleteCartLinesBySkuId(input: DeleteCartLinesBySkuIdInput, options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.deleteCartLinesBySkuId as Operation, input, options);
  }

  /** 取消收藏 Take the mark away */
  deleteFavouritesByProductId(input: DeleteFavouritesByProductIdInput, options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.deleteFavouritesByProductId as Operation, input, options);
  }

  /** 删除头像 Take the picture away */
  deleteMeAvatar(options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.deleteMeAvatar as Operation, {}, options);
  }

  /** 撤回注销 Revoke it, while the time to think it over lasts */
  deleteMeClosure(options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.deleteMeClosure as Operation, {}, options);
  }

  /** 删除手机号 Take the phone number away */
  deleteMePhone(options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.deleteMePhone as Operation, {}, options);
  }

  /** 取消自提 Have the order sent after all, until the goods are ready */
  deleteOrdersByOrderIdPickUp(input: DeleteOrdersByOrderIdPickUpInput, options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.deleteOrdersByOrderIdPickUp as Operation, input, options);
  }

  /** 删除搜索历史 Forget a word, or without one all of them */
  deleteSearchHistory(input: DeleteSearchHistoryInput = {}, options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.deleteSearchHistory as Operation, input, options);
  }

  /** 退出全部设备 Sign out on all devices */
  deleteSessions(options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.deleteSessions as Operation, {}, options);
  }

  /** 退出另一设备 Sign out on another device */
  deleteSessionsById(input: DeleteSessionsByIdInput, options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.deleteSessionsById as Operation, input, options);
  }

  /** 退出本设备 Sign out on this device */
  deleteSessionsCurrent(options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.deleteSessionsCurrent as Operation, {}, options);
  }

  /** 地址簿 My addresses, the default first; names and numbers are masked */
  getAddresses(options?: CallOptions): Promise<AddressAddressList> {
    return this.call<AddressAddressList>(OPERATIONS.getAddresses as Operation, {}, options);
  }

  /** 地址详情 One of my addresses in full, to edit it */
  getAddressesById(input: GetAddressesByIdInput, options?: CallOptions): Promise<AddressAddressEntryView> {
    return this.call<AddressAddressEntryView>(OPERATIONS.getAddressesById as Operation, input, options);
  }

  /** 查看自己的凭证 A file that I have handed in */
  getAfterSaleFilesById(input: GetAfterSaleFilesByIdInput, options?: CallOptions): Promise<ArrayBuffer> {
    return this.call<ArrayBuffer>(OPERATIONS.getAfterSaleFilesById as Operation, input, options);
  }

  /** 我的售后单 My cases, newest first */
  getAfterSales(input: GetAfterSalesInput = {}, options?: CallOptions): Promise<PageAfterSaleAfterSaleView> {
    return this.call<PageAfterSaleAfterSaleView>(OPERATIONS.getAfterSales as Operation, input, options);
  }

  /** 售后单详情 One of my cases with what happened to it */
  getAfterSalesById(input: GetAfterSalesByIdInput, options?: CallOptions): Promise<AfterSaleAfterSaleStory> {
    return this.call<AfterSaleAfterSaleStory>(OPERATIONS.getAfterSalesById as Operation, input, options);
  }

  /** 浏览历史 What I looked at, latest first; the last 180 days */
  getBrowseHistory(input: GetBrowseHistoryInput = {}, options?: CallOptions): Promise<PageFavouriteSeenProductView> {
    return this.call<PageFavouriteSeenProductView>(OPERATIONS.getBrowseHistory as Operation, input, options);
  }

  /** 购物车 My cart, latest first, with what cannot be bought and why, and what the chosen goods cost */
  getCart(input: GetCartInput = {}, options?: CallOptions): Promise<CartCartView> {
    return this.call<CartCartView>(OPERATIONS.getCart as Operation, input, options);
  }

  /** 商品分类 The categories of products */
  getCategories(options?: CallOptions): Promise<ProductCategoryPage> {
    return this.call<ProductCategoryPage>(OPERATIONS.getCategories as Operation, {}, options);
  }

  /** 注销凭证 The certificate of what was erased and kept */
  getClosureCertificatesByCertificateNo(input: GetClosureCertificatesByCertificateNoInput, options?: CallOptions): Promise<ClosureCertificateView> {
    return this.call<ClosureCertificateView>(OPERATIONS.getClosureCertificatesByCertificateNo as Operation, input, options);
  }

  /** 领券中心 Coupons that everybody can take now, newest first, with how many I have taken */
  getCouponOffers(input: GetCouponOffersInput = {}, options?: CallOptions): Promise<PageShopperCouponCouponOfferView> {
    return this.call<PageShopperCouponCouponOfferView>(OPERATIONS.getCouponOffers as Operation, input, options);
  }

  /** 我的优惠券 My coupons, newest first; standing NOT_YET, USABLE, USED or EXPIRED */
  getCoupons(input: GetCouponsInput = {}, options?: CallOptions): Promise<PageShopperCouponMyCouponView> {
    return this.call<PageShopperCouponMyCouponView>(OPERATIONS.getCoupons as Operation, input, options);
  }

  /** 优惠券详情 One of my coupons */
  getCouponsById(input: GetCouponsByIdInput, options?: CallOptions): Promise<ShopperCouponMyCouponView> {
    return this.call<ShopperCouponMyCouponView>(OPERATIONS.getCouponsById as Operation, input, options);
  }

  /** 我的收藏 My favourites, latest first */
  getFavourites(input: GetFavouritesInput = {}, options?: CallOptions): Promise<PageFavouriteSeenProductView> {
    return this.call<PageFavouriteSeenProductView>(OPERATIONS.getFavourites as Operation, input, options);
  }

  /** 秒杀活动列表 Sales that run, or start within seven days */
  getFlashSales(options?: CallOptions): Promise<FlashSaleFlashSalePage> {
    return this.call<FlashSaleFlashSalePage>(OPERATIONS.getFlashSales as Operation, {}, options);
  }

  /** 秒杀活动详情 A sale with its goods */
  getFlashSalesById(input: GetFlashSalesByIdInput, options?: CallOptions): Promise<FlashSaleFlashSaleView> {
    return this.call<FlashSaleFlashSaleView>(OPERATIONS.getFlashSalesById as Operation, input, options);
  }

  /** 导购名片 A guide's card */
  getGuidesByIdCard(input: GetGuidesByIdCardInput, options?: CallOptions): Promise<GuideCardCardView> {
    return this.call<GuideCardCardView>(OPERATIONS.getGuidesByIdCard as Operation, input, options);
  }

  /** 首页 The home page */
  getHome(input: GetHomeInput = {}, options?: CallOptions): Promise<ShopPageView> {
    return this.call<ShopPageView>(OPERATIONS.getHome as Operation, input, options);
  }

  /** 搭配 A look: its pieces, to be read under products */
  getLooksById(input: GetLooksByIdInput, options?: CallOptions): Promise<LookLookView> {
    return this.call<LookLookView>(OPERATIONS.getLooksById as Operation, input, options);
  }

  /** 我的资料 My profile: the phone number masked, and what I agreed to */
  getMe(options?: CallOptions): Promise<ProfileProfileView> {
    return this.call<ProfileProfileView>(OPERATIONS.getMe as Operation, {}, options);
  }

  /** 我的头像 My picture itself */
  getMeAvatar(options?: CallOptions): Promise<ArrayBuffer> {
    return this.call<ArrayBuffer>(OPERATIONS.getMeAvatar as Operation, {}, options);
  }

  /** 注销前须知 What closing the account means, and what stands against it */
  getMeClosure(options?: CallOptions): Promise<ClosureOutlookView> {
    return this.call<ClosureOutlookView>(OPERATIONS.getMeClosure as Operation, {}, options);
  }

  /** 我的同意与撤回记录 Everything I ever agreed to or withdrew, the latest first */
  getMeConsents(options?: CallOptions): Promise<ProfileConsentHistory> {
    return this.call<ProfileConsentHistory>(OPERATIONS.getMeConsents as Operation, {}, options);
  }

  /** 我的订单 My orders, newest first */
  getOrders(input: GetOrdersInput = {}, options?: CallOptions): Promise<PageOrderView> {
    return this.call<PageOrderView>(OPERATIONS.getOrders as Operation, input, options);
  }

  /** 订单详情 One of my orders, with what was given back of each line */
  getOrdersById(input: GetOrdersByIdInput, options?: CallOptions): Promise<OrderView> {
    return this.call<OrderView>(OPERATIONS.getOrdersById as Operation, input, options);
  }

  /** 价格说明 How each line of my order came to its price, and why */
  getOrdersByIdPrice(input: GetOrdersByIdPriceInput, options?: CallOptions): Promise<PriceViewsPaidPriceView> {
    return this.call<PriceViewsPaidPriceView>(OPERATIONS.getOrdersByIdPrice as Operation, input, options);
  }

  /** 订单页与小票的导购码 The code on an order's page and receipt */
  getOrdersByOrderIdGuideCode(input: GetOrdersByOrderIdGuideCodeInput, options?: CallOptions): Promise<GuideCodeGuideCodeView> {
    return this.call<GuideCodeGuideCodeView>(OPERATIONS.getOrdersByOrderIdGuideCode as Operation, input, options);
  }

  /** 发票进度 The invoices of my order, newest first */
  getOrdersByOrderIdInvoices(input: GetOrdersByOrderIdInvoicesInput, options?: CallOptions): Promise<PageInvoiceInvoiceView> {
    return this.call<PageInvoiceInvoiceView>(OPERATIONS.getOrdersByOrderIdInvoices as Operation, input, options);
  }

  /** 订单备注 What is written on my order, oldest first */
  getOrdersByOrderIdNotes(input: GetOrdersByOrderIdNotesInput, options?: CallOptions): Promise<PageOrderNoteNoteView> {
    return this.call<PageOrderNoteNoteView>(OPERATIONS.getOrdersByOrderIdNotes as Operation, input, options);
  }

  /** 取货码 The code, once the goods are ready; show it in the store and to nobody else */
  getOrdersByOrderIdPickUp(input: GetOrdersByOrderIdPickUpInput, options?: CallOptions): Promise<PickUpPickUpView> {
    return this.call<PickUpPickUpView>(OPERATIONS.getOrdersByOrderIdPickUp as Operation, input, options);
  }

  /** 订单的退款 The refunds of an order */
  getOrdersByOrderIdRefunds(input: GetOrdersByOrderIdRefundsInput, options?: CallOptions): Promise<PageRefundRefundView> {
    return this.call<PageRefundRefundView>(OPERATIONS.getOrdersByOrderIdRefunds as Operation, input, options);
  }

  /** 退款详情 How a refund has come along */
  getOrdersByOrderIdRefundsById(input: GetOrdersByOrderIdRefundsByIdInput, options?: CallOptions): Promise<RefundRefundView> {
    return this.call<RefundRefundView>(OPERATIONS.getOrdersByOrderIdRefundsById as Operation, input, options);
  }

  /** 我的包裹 The parcels of my order */
  getOrdersByOrderIdShipments(input: GetOrdersByOrderIdShipmentsInput, options?: CallOptions): Promise<PageParcelParcelView> {
    return this.call<PageParcelParcelView>(OPERATIONS.getOrdersByOrderIdShipments as Operation, input, options);
  }

  /** 专题页 A page */
  getPagesById(input: GetPagesByIdInput, options?: CallOptions): Promise<ShopPageView> {
    return this.call<ShopPageView>(OPERATIONS.getPagesById as Operation, input, options);
  }

  /** 我的积分 What I hold in points, and what they are worth here */
  getPoints(options?: CallOptions): Promise<ShopperPointsMyPointsView> {
    return this.call<ShopperPointsMyPointsView>(OPERATIONS.getPoints as Operation, {}, options);
  }

  /** 积分明细 Where my points came from and went, newest first */
  getPointsEntries(input: GetPointsEntriesInput = {}, options?: CallOptions): Promise<PageShopperPointsMyPointsEntryView> {
    return this.call<PageShopperPointsMyPointsEntryView>(OPERATIONS.getPointsEntries as Operation, input, options);
  }

  /** 商品列表与搜索 List or search products */
  getProducts(input: GetProductsInput = {}, options?: CallOptions): Promise<ProductProductPage> {
    return this.call<ProductProductPage>(OPERATIONS.getProducts as Operation, input, options);
  }

  /** 商品详情 A product with its SKUs, prices and availability */
  getProductsById(input: GetProductsByIdInput, options?: CallOptions): Promise<ProductDetailView> {
    return this.call<ProductDetailView>(OPERATIONS.getProductsById as Operation, input, options);
  }

  /** 门店价与可售 What a product costs in a store */
  getProductsByIdOffer(input: GetProductsByIdOfferInput, options?: CallOptions): Promise<ProductStoreOfferView> {
    return this.call<ProductStoreOfferView>(OPERATIONS.getProductsByIdOffer as Operation, input, options);
  }

  /** 评分汇总 What the reviews of a product come to */
  getProductsByIdRating(input: GetProductsByIdRatingInput, options?: CallOptions): Promise<ReviewRatingView> {
    return this.call<ReviewRatingView>(OPERATIONS.getProductsByIdRating as Operation, input, options);
  }

  /** 商品评价 Reviews of a product, newest first */
  getProductsByIdReviews(input: GetProductsByIdReviewsInput, options?: CallOptions): Promise<ReviewReviewPage> {
    return this.call<ReviewReviewPage>(OPERATIONS.getProductsByIdReviews as Operation, input, options);
  }

  /** 行政区划 Regions directly below one: provinces without parent, then cities, then districts (GB/T 2260) */
  getRegions(input: GetRegionsInput = {}, options?: CallOptions): Promise<AddressRegionList> {
    return this.call<AddressRegionList>(OPERATIONS.getRegions as Operation, input, options);
  }

  /** 我的评价 My reviews, newest first */
  getReviews(input: GetReviewsInput = {}, options?: CallOptions): Promise<PageReviewOwnReviewView> {
    return this.call<PageReviewOwnReviewView>(OPERATIONS.getReviews as Operation, input, options);
  }

  /** 搜索历史 What I searched for, latest first; the last 30 words of 90 days */
  getSearchHistory(options?: CallOptions): Promise<SearchSearchWordsView> {
    return this.call<SearchSearchWordsView>(OPERATIONS.getSearchHistory as Operation, {}, options);
  }

  /** 热搜词 Words put forward to everybody */
  getSearchHotWords(options?: CallOptions): Promise<SearchSearchWordsView> {
    return this.call<SearchSearchWordsView>(OPERATIONS.getSearchHotWords as Operation, {}, options);
  }

  /** 搜索联想 What a beginning may grow into */
  getSearchSuggestions(input: GetSearchSuggestionsInput, options?: CallOptions): Promise<SearchSearchWordsView> {
    return this.call<SearchSearchWordsView>(OPERATIONS.getSearchSuggestions as Operation, input, options);
  }

  /** 我的登录设备 The devices I am signed in on */
  getSessions(options?: CallOptions): Promise<ShopperSessionDevices> {
    return this.call<ShopperSessionDevices>(OPERATIONS.getSessions as Operation, {}, options);
  }

  /** 附近门店 Open stores, the nearest first */
  getStores(input: GetStoresInput = {}, options?: CallOptions): Promise<PageStoreNearbyStore> {
    return this.call<PageStoreNearbyStore>(OPERATIONS.getStores as Operation, input, options);
  }

  /** 记录打开活码 Tell that a code was opened in the mini-program */
  postAcquisitionOpenings(input: PostAcquisitionOpeningsInput, options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.postAcquisitionOpenings as Operation, input, options);
  }

  /** 新增地址 Keep an address, of at most 20; the first one is the default */
  postAddresses(input: PostAddressesInput, options?: CallOptions): Promise<AddressAddressEntryView> {
    return this.call<AddressAddressEntryView>(OPERATIONS.postAddresses as Operation, input, options);
  }

  /** 上传售后凭证 Hand in a picture or video */
  postAfterSaleFiles(input: PostAfterSaleFilesInput, options?: CallOptions): Promise<EvidenceEvidenceFile> {
    return this.call<EvidenceEvidenceFile>(OPERATIONS.postAfterSaleFiles as Operation, input, options);
  }

  /** 填写寄回运单 Say how the goods were sent back */
  postAfterSalesByIdReturnParcel(input: PostAfterSalesByIdReturnParcelInput, options?: CallOptions): Promise<AfterSaleAfterSaleView> {
    return this.call<AfterSaleAfterSaleView>(OPERATIONS.postAfterSalesByIdReturnParcel as Operation, input, options);
  }

  /** 撤销售后 Take a case back, until the goods have been sent; 409 after_sale_state */
  postAfterSalesByIdWithdrawal(input: PostAfterSalesByIdWithdrawalInput, options?: CallOptions): Promise<AfterSaleAfterSaleView> {
    return this.call<AfterSaleAfterSaleView>(OPERATIONS.postAfterSalesByIdWithdrawal as Operation, input, options);
  }

  /** 打开导购的开单 Open a prepared basket: who opens it first can order it with assistId */
  postAssistsByIdOpening(input: PostAssistsByIdOpeningInput, options?: CallOptions): Promise<AssistAssistView> {
    return this.call<AssistAssistView>(OPERATIONS.postAssistsByIdOpening as Operation, input, options);
  }

  /** 拒绝导购的开单 Say no to a prepared basket that I have opened, which ends it */
  postAssistsByIdRefusal(input: PostAssistsByIdRefusalInput, options?: CallOptions): Promise<AssistAssistView> {
    return this.call<AssistAssistView>(OPERATIONS.postAssistsByIdRefusal as Operation, input, options);
  }

  /** 上报浏览与分享 Tell what was looked at and shared */
  postBehaviours(input: PostBehavioursInput, options?: CallOptions): Promise<BehaviourRecordedView> {
    return this.call<BehaviourRecordedView>(OPERATIONS.postBehaviours as Operation, input, options);
  }

  /** 加入购物车 Put so many more units in and choose the line; a direct buy does not need it */
  postCartLines(input: PostCartLinesInput, options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.postCartLines as Operation, input, options);
  }

  /** 合并购物车 What was put in before signing in joins what I had */
  postCartMerge(input: PostCartMergeInput, options?: CallOptions): Promise<CartMergedCart> {
    return this.call<CartMergedCart>(OPERATIONS.postCartMerge as Operation, input, options);
  }

  /** 刷新购物车 Accept today's prices, and as many units as there are */
  postCartRefresh(options?: CallOptions): Promise<CartCartView> {
    return this.call<CartCartView>(OPERATIONS.postCartRefresh as Operation, {}, options);
  }

  /** 批量移出 Take these lines out; without skuIds all that cannot be bought any more */
  postCartRemovals(input: PostCartRemovalsInput, options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.postCartRemovals as Operation, input, options);
  }

  /** 勾选 Choose these lines for the next order or not; without skuIds all of them */
  postCartSelection(input: PostCartSelectionInput, options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.postCartSelection as Operation, input, options);
  }

  /** 兑换优惠券 Turn a code into a coupon; upper and lower case, blanks and hyphens do not matter */
  postCouponCodesRedemptions(input: PostCouponCodesRedemptionsInput, options?: CallOptions): Promise<ShopperCouponMyCouponView> {
    return this.call<ShopperCouponMyCouponView>(OPERATIONS.postCouponCodesRedemptions as Operation, input, options);
  }

  /** 领取导购发的券 Take the coupon that a guide holds out to me; taking it twice is taking it once */
  postCouponIssuesByIdOpening(input: PostCouponIssuesByIdOpeningInput, options?: CallOptions): Promise<ShopperCouponMyCouponView> {
    return this.call<ShopperCouponMyCouponView>(OPERATIONS.postCouponIssuesByIdOpening as Operation, input, options);
  }

  /** 领取优惠券 Take a coupon */
  postCoupons(input: PostCouponsInput, options?: CallOptions): Promise<ShopperCouponMyCouponView> {
    return this.call<ShopperCouponMyCouponView>(OPERATIONS.postCoupons as Operation, input, options);
  }

  /** 秒杀下单 Order at the price of the sale */
  postFlashSalesByIdOrders(input: PostFlashSalesByIdOrdersInput, options?: CallOptions): Promise<FlashSaleFlashOrderView> {
    return this.call<FlashSaleFlashOrderView>(OPERATIONS.postFlashSalesByIdOrders as Operation, input, options);
  }

  /** 上传头像 Hand in a picture */
  postMeAvatar(input: PostMeAvatarInput, options?: CallOptions): Promise<ProfileProfileView> {
    return this.call<ProfileProfileView>(OPERATIONS.postMeAvatar as Operation, input, options);
  }

  /** 注销账户 Close the account */
  postMeClosure(input: PostMeClosureInput, options?: CallOptions): Promise<ClosureCertificateView> {
    return this.call<ClosureCertificateView>(OPERATIONS.postMeClosure as Operation, input, options);
  }

  /** 导出我的个人信息 A copy of everything that is known about me */
  postMeDataExports(options?: CallOptions): Promise<DataExportMyArchive> {
    return this.call<DataExportMyArchive>(OPERATIONS.postMeDataExports as Operation, {}, options);
  }

  /** 下单 Place an order: goods are held back until it is paid or its time runs out */
  postOrders(input: PostOrdersInput, options?: CallOptions): Promise<OrderView> {
    return this.call<OrderView>(OPERATIONS.postOrders as Operation, input, options);
  }

  /** 取消订单 Cancel an order that is not paid */
  postOrdersByIdCancellation(input: PostOrdersByIdCancellationInput, options?: CallOptions): Promise<OrderView> {
    return this.call<OrderView>(OPERATIONS.postOrdersByIdCancellation as Operation, input, options);
  }

  /** 发起支付 Prepare the payment: the parameters for wx.requestPayment */
  postOrdersByIdPayments(input: PostOrdersByIdPaymentsInput, options?: CallOptions): Promise<PaymentParameters> {
    return this.call<PaymentParameters>(OPERATIONS.postOrdersByIdPayments as Operation, input, options);
  }

  /** 确认收货 Confirm that the goods have come */
  postOrdersByIdReceipt(input: PostOrdersByIdReceiptInput, options?: CallOptions): Promise<OrderView> {
    return this.call<OrderView>(OPERATIONS.postOrdersByIdReceipt as Operation, input, options);
  }

  /** 申请售后 Ask for money back or for other goods */
  postOrdersByOrderIdAfterSales(input: PostOrdersByOrderIdAfterSalesInput, options?: CallOptions): Promise<AfterSaleAfterSaleView> {
    return this.call<AfterSaleAfterSaleView>(OPERATIONS.postOrdersByOrderIdAfterSales as Operation, input, options);
  }

  /** 申请发票 Ask for an invoice */
  postOrdersByOrderIdInvoices(input: PostOrdersByOrderIdInvoicesInput, options?: CallOptions): Promise<InvoiceInvoiceView> {
    return this.call<InvoiceInvoiceView>(OPERATIONS.postOrdersByOrderIdInvoices as Operation, input, options);
  }

  /** 撤销发票申请 Take it back until it is issued; 409 invoice_state */
  postOrdersByOrderIdInvoicesByIdCancellation(input: PostOrdersByOrderIdInvoicesByIdCancellationInput, options?: CallOptions): Promise<InvoiceInvoiceView> {
    return this.call<InvoiceInvoiceView>(OPERATIONS.postOrdersByOrderIdInvoicesByIdCancellation as Operation, input, options);
  }

  /** 添加备注 Write on my order, such as when to deliver; 422 too_many_notes */
  postOrdersByOrderIdNotes(input: PostOrdersByOrderIdNotesInput, options?: CallOptions): Promise<OrderNoteNoteView> {
    return this.call<OrderNoteNoteView>(OPERATIONS.postOrdersByOrderIdNotes as Operation, input, options);
  }

  /** 刷新取货码 Another code in place of this one; 429 too_many_codes */
  postOrdersByOrderIdPickUpCode(input: PostOrdersByOrderIdPickUpCodeInput, options?: CallOptions): Promise<PickUpPickUpView> {
    return this.call<PickUpPickUpView>(OPERATIONS.postOrdersByOrderIdPickUpCode as Operation, input, options);
  }

  /** 申请退款 Ask for money back, by line and quantity */
  postOrdersByOrderIdRefunds(input: PostOrdersByOrderIdRefundsInput, options?: CallOptions): Promise<RefundRefundView> {
    return this.call<RefundRefundView>(OPERATIONS.postOrdersByOrderIdRefunds as Operation, input, options);
  }

  /** 评价商品 Review a line of a received order */
  postOrdersByOrderIdReviews(input: PostOrdersByOrderIdReviewsInput, options?: CallOptions): Promise<ReviewReviewView> {
    return this.call<ReviewReviewView>(OPERATIONS.postOrdersByOrderIdReviews as Operation, input, options);
  }

  /** 试算 What these goods would cost me now, line by line, and why; nothing is held back or used */
  postQuotes(input: PostQuotesInput, options?: CallOptions): Promise<PriceViewsQuoteView> {
    return this.call<PriceViewsQuoteView>(OPERATIONS.postQuotes as Operation, input, options);
  }

  /** 上传评价图片或视频 Hand in a picture or video */
  postReviewFiles(input: PostReviewFilesInput = {}, options?: CallOptions): Promise<ReviewReviewFileView> {
    return this.call<ReviewReviewFileView>(OPERATIONS.postReviewFiles as Operation, input, options);
  }

  /** 登录 Sign in with the code of wx.login */
  postSessions(input: PostSessionsInput, options?: CallOptions): Promise<ShopperSessionSession> {
    return this.call<ShopperSessionSession>(OPERATIONS.postSessions as Operation, input, options);
  }

  /** 续期会话 Renew the session */
  postSessionsRenewal(input: PostSessionsRenewalInput, options?: CallOptions): Promise<ShopperSessionSession> {
    return this.call<ShopperSessionSession>(OPERATIONS.postSessionsRenewal as Operation, input, options);
  }

  /** 记录打开分享 Tell that a shared link was opened; the answer reveals nothing about the token */
  postTouches(input: PostTouchesInput, options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.postTouches as Operation, input, options);
  }

  /** 上报未登录时的浏览 Tell what a visitor did who has not signed in */
  postVisitorEvents(input: PostVisitorEventsInput, options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.postVisitorEvents as Operation, input, options);
  }

  /** 修改地址 Change an address; there is always one default, which changes by choosing another */
  putAddressesById(input: PutAddressesByIdInput, options?: CallOptions): Promise<AddressAddressEntryView> {
    return this.call<AddressAddressEntryView>(OPERATIONS.putAddressesById as Operation, input, options);
  }

  /** 修改购物车 Set how many, and whether the line is chosen; what is left out stays */
  putCartLinesBySkuId(input: PutCartLinesBySkuIdInput, options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.putCartLinesBySkuId as Operation, input, options);
  }

  /** 收藏商品 Mark a product */
  putFavouritesByProductId(input: PutFavouritesByProductIdInput, options?: CallOptions): Promise<void> {
    return this.call<void>(OPERATIONS.putFavouritesByProductId as Operation, input, options);
  }

  /** 修改昵称 Change the nickname; an empty one takes it away */
  putMe(input: PutMeInput, options?: CallOptions): Promise<ProfileProfileView> {
    return this.call<ProfileProfileView>(OPERATIONS.putMe as Operation, input, options);
  }

  /** 同意或撤回 Agree to something, or withdraw it; every change is kept with its time */
  putMeConsents(input: PutMeConsentsInput, options?: CallOptions): Promise<ProfileProfileView> {
    return this.call<ProfileProfileView>(OPERATIONS.putMeConsents as Operation, input, options);
  }

  /** 授权手机号 Tell the phone number by the code of the button getPhoneNumber */
  putMePhone(input: PutMePhoneInput, options?: CallOptions): Promise<ProfileProfileView> {
    return this.call<ProfileProfileView>(OPERATIONS.putMePhone as Operation, input, options);
  }

  /** 选择到店自提 Fetch the order in this store */
  putOrdersByOrderIdPickUp(input: PutOrdersByOrderIdPickUpInput, options?: CallOptions): Promise<PickUpPickUpView> {
    return this.call<PickUpPickUpView>(OPERATIONS.putOrdersByOrderIdPickUp as Operation, input, options);
  }
}
