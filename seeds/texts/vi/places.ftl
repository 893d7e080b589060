### Nơi xảy ra: lời hỏi lại khi tên xã, phường gõ nhầm một chữ.

place-guess = Anh/chị viết: “{ $words }”. Chúng tôi chưa thấy tên này, có phải là một trong các nơi dưới đây không? Nếu không phải, anh/chị bấm “Nơi khác”.
